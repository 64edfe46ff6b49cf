/** What is wrong with a field, in Dutch: the server says "password is not your password", for the log and the API. */
import type { Problem } from '../../contract/endpoint.ts'
import type { Language } from './format.ts'

/** By the last part of where it stands. What is not here goes by its own name. */
const names: Readonly<Record<string, string>> = {
  '': 'wat je instuurde',
  account: 'het account',
  add: 'het label',
  address: 'het adres',
  agentId: 'de collega',
  alias: 'de schuilnaam',
  body: 'de tekst',
  code: 'de code',
  color: 'de kleur',
  colour: 'de kleur',
  description: 'de omschrijving',
  domains: 'het domein',
  dueAt: 'het moment',
  email: 'het e-mailadres',
  extension: 'het toestel',
  face: 'de foto',
  file: 'het bestand',
  files: 'de bijlagen',
  from: 'de begindatum',
  host: 'de server',
  issuer: 'het adres van de aanmelddienst',
  label: 'het label',
  labelId: 'het label',
  limit: 'het aantal',
  name: 'de naam',
  note: 'de notitie',
  now: 'het wachtwoord van nu',
  number: 'het telefoonnummer',
  owner: 'de keuze van wie',
  password: 'het wachtwoord',
  phone: 'het telefoonnummer',
  port: 'de poort',
  q: 'de zoekvraag',
  query: 'de zoekterm',
  reason: 'de reden',
  secret: 'het geheim',
  signature: 'de ondertekening',
  state: 'de keuze van stand',
  subject: 'het onderwerp',
  team: 'het team',
  teamId: 'het team',
  text: 'de tekst',
  title: 'de titel',
  until: 'het einde',
  url: 'het webadres',
  user: 'de gebruikersnaam',
  webhookUrl: 'het webadres van de webhook',
}

/** Each follows on the name. */
const messages: readonly (readonly [RegExp, string])[] = [
  [/^(is missing|is needed|should be filled in|should be at least 1 characters?|holds no words)/, 'is nog leeg'],
  [/^is missing, or the name is/, 'of de naam is nog leeg'],
  [/^should be at least (\d+) characters/, 'moet minstens $1 tekens lang zijn'],
  [/^should be at most (\d+) characters/, 'mag hooguit $1 tekens lang zijn'],
  [/^should be at least (\d+) items?/, 'moet er minstens $1 hebben'],
  [/^should be at most (\d+) items?/, 'mag er hooguit $1 hebben'],
  [/^should be at least ([\d.,-]+)/, 'moet minstens $1 zijn'],
  [/^should be at most ([\d.,-]+)/, 'mag hooguit $1 zijn'],
  [/^should be a whole number from (\d+) to (\d+)/, 'moet een heel getal van $1 tot en met $2 zijn'],
  [/^should be a whole number/, 'moet een heel getal zijn'],
  [/^should be a number/, 'moet een getal zijn'],
  [/^should be (".*)$/, 'is geen van de keuzes'],
  [/^should be one of /, 'is geen van de keuzes'],
  [/^is not (an id|a cursor of ours)/, 'bestaat niet (meer)'],
  [/^is not an e-mail address/, 'is geen e-mailadres, zoals naam@voorbeeld.nl'],
  [/^is not a web address/, 'is geen webadres; begin met https://'],
  [/^should begin with https:/, 'moet met https:// beginnen'],
  [/^is not a day: write 05-04/, 'is geen dag. Schrijf maand-dag, zoals 05-04 voor 4 mei, of 2026-11-22'],
  [/^is not a day/, 'is geen datum'],
  [/^should not be before it begins/, 'ligt voor het begin'],
  [/^Both with a year, or both without/, 'moet net als het einde een jaar hebben, of net als het einde geen'],
  [/^is not a moment/, 'is geen moment'],
  [/^is not a telephone number/, 'is geen telefoonnummer, zoals 06 12345678 of +32 470123456'],
  [/^is not your password/, 'klopt niet'],
  [/^is not the name of a server/, 'is geen naam van een server, zoals mail.voorbeeld.nl'],
  [/^should be (one line of )?text/, 'moet uit één regel tekst bestaan'],
  [/^is not one of the choices/, 'is geen van de keuzes'],
  [/^is not the code/, 'klopt niet. Neem de code die je app nu toont'],
  [/^does not have the right form/, 'heeft niet de juiste vorm'],
  [/^holds a character that cannot be stored/, 'bevat een teken dat we niet kunnen bewaren'],
  [/^is already in use/, 'is al in gebruik'],
  [/^is the name of another /, 'is al in gebruik'],
  [/^is already that of a colleague/, 'is al van een collega'],
  [/^is known here already/, 'kennen we hier al'],
  [/^has passed already/, 'is al voorbij'],
  [/^(is not a team of ours|is no team of|is no other team|names? a team that is not there)/, 'bestaat niet (meer)'],
  [/^(names? a label that is not there|is no label of ours)/, 'bestaat niet (meer)'],
  [/^(names somebody who|is nobody who answers)/, 'werkt hier niet (meer)'],
  [/^names? a file that is no longer/, 'staan niet meer in dit concept'],
  [/^is empty/, 'is leeg'],
  [/^should be another time than it opens/, 'mag niet hetzelfde zijn als de opening'],
  [/^is what the answer says already/, 'is dezelfde als die er al staat'],
  [/^is no way to this contact/, 'is geen weg naar deze klant'],
  [/^still holds (.+): fill it in/, 'bevat nog $1; vul dat eerst in'],
  [
    /^is no CSV: .*(?:quote|quoting).* line (\d+)/i,
    'is geen CSV: in regel $1 wordt een aanhalingsteken niet gesloten. Er is niets meegenomen',
  ],
  [/^is no CSV/, 'is geen CSV-bestand dat we kunnen lezen. Bewaar het opnieuw als CSV (UTF-8). Er is niets meegenomen'],
  [/^stops being CSV at line (\d+)/, 'is vanaf regel $1 geen CSV meer. Er is niets meegenomen'],
  [/^is no text/, 'is geen tekstbestand'],
  [/^holds more than ([\d.,]+) rows/, 'heeft meer dan $1 regels. Knip het in delen'],
  [/^may hold letters, digits/, 'mag letters, cijfers, - en _ hebben'],
  [/^is not an answer to what was asked/, 'past niet bij wat we vroegen. Probeer het opnieuw'],
  [/^should name a domain/, 'is nog leeg, terwijl iedereen van een domein binnen mag'],
  [/^or teamId says for whom/, 'of een team is nodig: voor wie is het?'],
  [/^cannot go together with agentId/, 'kan niet samen met een collega: een taak is voor één van de twee'],
  [/^is not what this view is a question to/, 'past niet bij deze weergave'],
  [/^cannot be false for a view/, 'moet aan blijven: deze weergave vraagt naar wat van jou is'],
  [/^should be on or off/, 'moet aan of uit zijn'],
  [/^are not as they were exported/, 'zijn niet meer zoals ze uit de export kwamen'],
  [/^is network:id or/, 'heeft de vorm netwerk:id of netwerk:@naam'],
  [/^is asked again for another address/, 'is opnieuw nodig bij een ander adres'],
  [/^is not a known field/, 'kennen we niet'],
]

type Fault = NonNullable<Problem['fields']>[number]

/** @returns null when one of them cannot be said in Dutch */
export function sayFields(fields: readonly Fault[]): string | null {
  const said = fields.map(inDutch)
  return said.every((one) => one !== null) ? said.join(' ') : null
}

/** What is wrong with one field, to stand at that field. */
export const sayField = (fault: Fault, language: Language): string =>
  (language === 'nl' ? inDutch(fault) : null) ?? `This ${fault.message}.`

function inDutch({ path, message }: Fault): string | null {
  const known = messages.find(([pattern]) => pattern.test(message))
  if (!known) return null
  const last =
    path
      .split('.')
      .filter((part) => !/^\d+$/.test(part))
      .at(-1) ?? ''
  const name = names[last] ?? `“${last}”`
  const sentence = `${name} ${message.replace(new RegExp(`${known[0].source}.*$`, `s${known[0].flags}`), known[1])}.`
  return sentence[0]?.toUpperCase() + sentence.slice(1)
}
