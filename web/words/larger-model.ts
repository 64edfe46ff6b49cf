/** The larger model: what it is, what leaves the house for it, and how it is doing. */
import type { LargerModel } from '../../contract/larger-model.ts'

type FaultCode = NonNullable<LargerModel['fault']>['code']

const nl = {
  title: 'Groter model',
  lead: 'Berichten worden hier in huis gelezen, door een klein eigen model. Daarnaast kan een groter model meekijken. Dat hoeft niet, en het staat uit tot je het aanzet.',
  leaves: 'Wat het huis verlaat',
  nothing: 'Niets. Alles wordt in dit huis gelezen.',
  inHouse: 'Niets. Het model staat op deze computer en haalt nooit iets van elders.',
  what: 'Wel',
  whatText:
    'De tekst en het onderwerp van elk bericht dat een klant je van nu af stuurt: hoogstens 4.000 tekens, elk bericht in een eigen vraag.',
  where: (host: string) => `Naar ${host}.`,
  not: 'Niet',
  notText:
    'Naam, adres, nummer en account van de klant, eerdere berichten, bijlagen, jullie antwoorden en notities, oude berichten, wat jullie meelezen, en het demobedrijf. Noemt een klant zelf een naam of nummer in de tekst, dan gaat dat mee.',
  back: 'Terug',
  backText:
    'Alleen een oordeel: positief, neutraal of negatief, en woorden uit een vaste lijst, zoals klacht. Wat er verder terugkomt, telt niet. Er wordt niets door verstuurd of gedaan. Wat een collega verbetert, gaat voor.',
  choose: 'Kies een model',
  active: 'Laat een groter model meekijken',
  kind: 'Waar staat het?',
  kinds: { endpoint: 'Op een adres (zoals Ollama, vLLM of een dienst)', directory: 'In een map op deze computer' },
  address: 'Adres',
  addressHelp:
    'Tot en met de versie, bijvoorbeeld https://modellen.example/v1. Een adres in je eigen netwerk moet eerst in SAMENSPRAAK_PRIVATE_HOSTS staan.',
  model: 'Naam van het model',
  modelHelp: 'De naam van de map in SAMENSPRAAK_MODEL_DIR.',
  noDirectory:
    'Dit huis heeft nog geen map met modellen. Zet SAMENSPRAAK_MODEL_DIR, en voeg het pakket @huggingface/transformers toe.',
  key: 'Sleutel',
  keyClosed:
    'Er is een sleutel, maar hij is met een ander sleutelbestand afgesloten en gaat niet meer open, bijvoorbeeld na het terugzetten van een reservekopie. Vul hem opnieuw in.',
  keyKept: 'Er is een sleutel bewaard. Vul alleen iets in om hem te vervangen.',
  labels: 'Wat de labels betekenen',
  labelsHelp:
    'Alleen nodig als het model er eigen namen voor heeft. Een per regel, zoals LABEL_0 = negative. Het kan negative, neutral of positive zijn.',
  labelsWrong: 'Schrijf op elke regel een label, een =, en negative, neutral of positive.',
  most: 'Hoogstens per dag',
  requests: 'Vragen',
  characters: 'Tekens',
  save: 'Bewaar',
  saved: 'Bewaard',
  today: (requests: string, most: string, characters: string, mostCharacters: string, judged: string) =>
    `Vandaag ${requests} van ${most} vragen, ${characters} van ${mostCharacters} tekens, ${judged} berichten gelezen.`,
  fault: 'Het kijkt nu niet mee; het eigen model leest door.',
  again: (moment: string) => `Het wordt weer geprobeerd om ${moment}.`,
  faults: {
    'no-package': 'Het pakket @huggingface/transformers is er niet.',
    'no-model': 'Het model is er niet, of kan niet gelezen worden.',
    'no-labels': 'Wat het model antwoordt, is hier onbekend. Vul in wat de labels betekenen.',
    refused: 'Dit adres mag niet bezocht worden.',
    unreachable: 'Het adres is niet te bereiken.',
    'too-slow': 'Het antwoordde niet op tijd.',
    'no-entry': 'Het laat ons niet binnen. Klopt de sleutel?',
    'key-closed': 'De bewaarde sleutel gaat niet meer open. Vul hem opnieuw in.',
    busy: 'Het heeft het te druk.',
    broken: 'Het ging daar mis. Kloppen het adres en de naam van het model?',
    'odd-answer': 'Het antwoordt, maar niet met een oordeel.',
    'budget-spent': 'Wat het per dag mag kosten, is op.',
  } satisfies Record<FaultCode, string>,
  try: 'Probeer het uit',
  tryLead: 'Op een verzonnen bericht. Gebruik geen echt bericht: de tekst gaat naar het model dat je bewaard hebt.',
  message: 'Verzonnen bericht',
  example: 'Voor de derde keer deze week geen internet. Ik ben er klaar mee, morgen zeg ik op.',
  tryIt: 'Probeer',
  ours: 'Eigen model',
  theirs: 'Groter model',
  none: 'geen oordeel',
  took: (ms: string) => `Duurde ${ms} ms.`,
  sent: 'Dit ging precies weg',
  sentiments: ['negatief', 'neutraal', 'positief'],
}

const en: typeof nl = {
  title: 'Larger model',
  lead: 'Messages are read in this house, by a small model of our own. A larger model may look as well. It does not have to, and it is off until you switch it on.',
  leaves: 'What leaves the house',
  nothing: 'Nothing. Everything is read in this house.',
  inHouse: 'Nothing. The model is on this computer and never fetches anything from elsewhere.',
  what: 'Does',
  whatText:
    'The text and subject of each message that a customer sends you from now on: at most 4,000 characters, each message in a request of its own.',
  where: (host) => `To ${host}.`,
  not: 'Does not',
  notText:
    'Name, address, number and account of the customer, earlier messages, attachments, your answers and notes, old messages, what you overhear, and the demo firm. Where a customer writes a name or number in the text itself, it goes along.',
  back: 'Comes back',
  backText:
    'A judgement only: positive, neutral or negative, and words from a fixed list, such as complaint. Whatever else comes back does not count. Nothing is sent or done by it. What a colleague corrects goes first.',
  choose: 'Choose a model',
  active: 'Have a larger model look as well',
  kind: 'Where is it?',
  kinds: {
    endpoint: 'At an address (such as Ollama, vLLM or a service)',
    directory: 'In a directory of this computer',
  },
  address: 'Address',
  addressHelp:
    'Up to the version, for instance https://models.example/v1. An address in your own network has to stand in SAMENSPRAAK_PRIVATE_HOSTS first.',
  model: 'Name of the model',
  modelHelp: 'The name of the folder in SAMENSPRAAK_MODEL_DIR.',
  noDirectory:
    'This house has no directory of models yet. Set SAMENSPRAAK_MODEL_DIR, and add the package @huggingface/transformers.',
  key: 'Key',
  keyClosed:
    'There is a key, but it was closed with another key file and cannot be opened, for instance after a backup was restored. Fill it in again.',
  keyKept: 'A key is kept. Fill in something only to replace it.',
  labels: 'What its labels mean',
  labelsHelp:
    'Only needed where the model has names of its own for them. One a line, such as LABEL_0 = negative. It may be negative, neutral or positive.',
  labelsWrong: 'Write on each line a label, a =, and negative, neutral or positive.',
  most: 'At most in a day',
  requests: 'Requests',
  characters: 'Characters',
  save: 'Save',
  saved: 'Saved',
  today: (requests, most, characters, mostCharacters, judged) =>
    `Today ${requests} of ${most} requests, ${characters} of ${mostCharacters} characters, ${judged} messages read.`,
  fault: 'It does not look just now; our own model reads on.',
  again: (moment) => `It is tried again at ${moment}.`,
  faults: {
    'no-package': 'The package @huggingface/transformers is not there.',
    'no-model': 'The model is not there, or cannot be read.',
    'no-labels': 'What the model answers is unknown here. Fill in what its labels mean.',
    refused: 'This address may not be visited.',
    unreachable: 'The address cannot be reached.',
    'too-slow': 'It did not answer in time.',
    'no-entry': 'It does not let us in. Is the key right?',
    'key-closed': 'The key that is kept cannot be opened any more. Fill it in again.',
    busy: 'It has too much to do.',
    broken: 'It went wrong there. Are the address and the name of the model right?',
    'odd-answer': 'It answers, but not with a judgement.',
    'budget-spent': 'What it may cost in a day is spent.',
  },
  try: 'Try it',
  tryLead: 'On an invented message. Use no real one: the text goes to the model that you saved.',
  message: 'Invented message',
  example: 'No internet for the third time this week. I am done with it, tomorrow I will cancel.',
  tryIt: 'Try',
  ours: 'Our own model',
  theirs: 'Larger model',
  none: 'no judgement',
  took: (ms) => `Took ${ms} ms.`,
  sent: 'This is exactly what left',
  sentiments: ['negative', 'neutral', 'positive'],
}

export const largerModelWords = { nl, en }
