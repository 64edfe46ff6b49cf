/** What is wrong with an item that a program brought, as `channels/api/` says it; the name of the field and the value are kept. */

/** A sentence that we know, with its values in groups, and what it is in Dutch. */
export type Known = [pattern: RegExp, said: string]

export const itemReasons: readonly Known[] = [
  [/^The item is empty/, 'Het bericht is leeg: nul bytes.'],
  [/^The item is not UTF-8/, 'De tekens zijn niet te lezen: stuur JSON in UTF-8.'],
  [/^The item is not JSON: (.*)$/, 'Dit is geen JSON: $1'],
  [/^text is missing: /, 'Er is geen tekst: een bericht heeft tekst of een bijlage nodig.'],
  [/^author is missing: /, 'De schrijver ontbreekt: noem minstens author.id, of zet ours op true als je het zelf was.'],
  [
    /^(.+) in (.+) is not a field that we know/,
    '$1 in $2 is geen veld dat we kennen: zoek een tikfout, of laat het weg.',
  ],
  [/^(\S+|the item) is missing$/, '$1 ontbreekt.'],
  [
    /^(\S+) is a number: send it as text, ("\d+"), because numbers above (\d+)/,
    '$1 is een getal: stuur het als tekst, $2, want getallen boven $3 verliezen hun laatste cijfers.',
  ],
  [
    /^(\S+) is a number: send it as text, in quotes, because numbers above (\d+)/,
    '$1 is een getal: stuur het als tekst, tussen aanhalingstekens, want getallen boven $2 verliezen hun laatste cijfers.',
  ],
  [
    /^text is ([\d,]+) characters long; at most ([\d,]+) fit: send it in parts/,
    'De tekst telt $1 tekens; er passen er hoogstens $2: stuur hem in delen of als bijlage.',
  ],
  [/^(\S+) is ([\d,]+) characters long; at most ([\d,]+) fit/, '$1 telt $2 tekens; er passen er hoogstens $3.'],
  [
    /^(\S+) holds ([\d,]+) items; at most ([\d,]+) fit/,
    '$1 telt $2 stuks; er passen er hoogstens $3: stuur de andere met een volgend bericht.',
  ],
  [
    /^(\S+) holds a control character or half a character/,
    '$1 bevat een stuurteken of een half teken: stuur het kenmerk zoals het netwerk het geeft.',
  ],
  [/^(\S+) is larger than (\d+) MB: send a link/, '$1 is groter dan $2 MB: zet een link ernaar in de tekst.'],
  [/^(\S+) is not base64/, '$1 is geen base64: letters, cijfers, + en / in groepen van vier, zonder regeleinden.'],
  [/^(\S+|the item) is empty$/, '$1 is leeg.'],
  [
    /^(\S+) is (.*); it should be a moment with a time zone, such as (\S+)$/,
    '$1 is $2; dit moet een moment met een tijdzone zijn, zoals $3.',
  ],
  [
    /^(\S+) is (.*); it should be a full address, such as (\S+)$/,
    '$1 is $2; dit moet een volledig adres zijn, zoals $3.',
  ],
  [/^(\S+) is (.*); it should be a mail address$/, '$1 is $2; dit moet een e-mailadres zijn.'],
  [
    /^(\S+) is (.*); it should be a telephone number with its country, such as (\S+)$/,
    '$1 is $2; dit moet een telefoonnummer met landnummer zijn, zoals $3.',
  ],
  [/^(\S+) is (.*); it should be written otherwise$/, '$1 is $2; dit moet anders worden geschreven.'],
  [/^(\S+) is (.*); it should begin with (\S+)$/, '$1 is $2; dit moet beginnen met $3.'],
  [/^(\S+|the item) is (.*); it should be (.*)$/, '$1 is $2; dit moet $3 zijn.'],
  [/^(\S+) is (.*); it may be (.*)$/, '$1 is $2; het mag zijn: $3.'],
  [/^(\S+|the item) is (.*), which cannot be used$/, '$1 is $2; dat kunnen we niet gebruiken.'],
]
