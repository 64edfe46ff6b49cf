/** How the channels are doing. Loaded with the page. */
import type { ChannelHealth } from '../../contract/channel.ts'

type Trouble = NonNullable<ChannelHealth['trouble']>
type Said = Record<Trouble, { is: (expected: string) => string; act: string }>

const nl = {
  title: 'Hoe het met de kanalen gaat',
  lead: 'Elk kanaal naast zijn eigen gewone week. Is er iets mis, dan hoort een beheerder het ook als melding.',
  empty: 'Er staat nog geen kanaal aan',
  emptyBody: 'Sluit een kanaal aan, dan zie je hier hoe het ermee gaat.',
  onlyDemo: 'Alleen kanalen van de demofirma',
  onlyDemoBody: (n: number) =>
    `${n === 1 ? 'Er staat 1 kanaal' : `Er staan ${n} kanalen`} van de demofirma aan. Daar komt niets echts binnen, dus er is niets om na te gaan. Sluit zelf een kanaal aan, dan zie je hier hoe het ermee gaat.`,
  besidesDemo: (n: number) =>
    `${n === 1 ? 'Het kanaal' : `De ${n} kanalen`} van de demofirma ${n === 1 ? 'telt' : 'tellen'} hier niet mee: daar komt niets echts binnen.`,
  toChannels: 'Naar de kanalen',
  toChannel: 'Naar dit kanaal',
  since: 'Begon',
  state: { good: 'Goed', look: 'Kijk even', wrong: 'Heeft je nodig' },
  good: 'Het loopt zoals anders.',
  last: 'Laatste bericht',
  never: 'nog niets',
  day: (n: string) => `${n} in 24 uur`,
  dayPicture: 'Berichten per uur in de laatste 24 uur',
  passed: (met: string, passed: string) => `In een uur: ${met} raak, ${passed} voorbij laten gaan`,
  said: 'Wat de verbinding zelf zegt',
  open: (name: string) => `Open ${name}`,
  trouble: {
    credentials: {
      is: () => 'We komen er niet meer in.',
      act: 'Vul het wachtwoord of de sleutel opnieuw in bij het kanaal, en test de verbinding.',
    },
    'rate-limit': {
      is: () => 'Het netwerk vindt dat we te vaak vragen.',
      act: 'Het gaat vanzelf weer door. Blijft het zo, laat ons dan minder vaak kijken.',
    },
    unreachable: {
      is: () => 'Het netwerk antwoordt niet.',
      act: 'We blijven het proberen. Kijk of de site of server zelf bereikbaar is.',
    },
    broken: {
      is: () => 'De verbinding werkt niet.',
      act: 'Test de verbinding bij het kanaal: daar staat bij welke stap het misgaat.',
    },
    'catching-up': {
      is: () => 'We zijn al uren bezig met inhalen.',
      act: 'Bij een grote postbus hoort dat. Duurt het langer dan een dag, kijk dan in Binnenkomst.',
    },
    late: {
      is: () => 'Berichten komen veel later binnen dan anders.',
      act: 'Vaak ligt het aan het netwerk. Kijk of er in Binnenkomst veel wacht.',
    },
    silent: {
      is: (expected: string) => `Het is stil. Anders waren er nu ongeveer ${expected} berichten binnengekomen.`,
      act: 'Stuur zelf een bericht en kijk of het binnenkomt.',
    },
  } satisfies Said as Said,
}

const en: typeof nl = {
  title: 'How the channels are doing',
  lead: 'Each channel beside its own usual week. When something is wrong an administrator is told as well.',
  empty: 'No channel is on yet',
  emptyBody: 'Connect a channel, and here you see how it is doing.',
  onlyDemo: 'Only channels of the demo company',
  onlyDemoBody: (n) =>
    `${n === 1 ? '1 channel' : `${n} channels`} of the demo company ${n === 1 ? 'is' : 'are'} on. Nothing real comes in there, so there is nothing to check. Connect a channel of your own to see here how it is doing.`,
  besidesDemo: (n) =>
    `${n === 1 ? 'The channel' : `The ${n} channels`} of the demo company ${n === 1 ? 'is' : 'are'} not counted here: nothing real comes in there.`,
  toChannels: 'To the channels',
  toChannel: 'To this channel',
  since: 'Began',
  state: { good: 'Well', look: 'Have a look', wrong: 'Needs you' },
  good: 'It runs as it usually does.',
  last: 'Last message',
  never: 'nothing yet',
  day: (n) => `${n} in 24 hours`,
  dayPicture: 'Messages per hour in the last 24 hours',
  passed: (met, passed) => `In an hour: ${met} met a term, ${passed} were let go`,
  said: 'What the connection itself says',
  open: (name) => `Open ${name}`,
  trouble: {
    credentials: {
      is: () => 'We cannot get in any more.',
      act: 'Fill in the password or key of the channel again, and test the connection.',
    },
    'rate-limit': {
      is: () => 'The network finds that we ask too often.',
      act: 'It goes on by itself. If it stays like this, have us look less often.',
    },
    unreachable: {
      is: () => 'The network does not answer.',
      act: 'We keep trying. See whether the site or server itself can be reached.',
    },
    broken: {
      is: () => 'The connection does not work.',
      act: 'Test the connection of the channel: it says at which step it goes wrong.',
    },
    'catching-up': {
      is: () => 'We have been catching up for hours.',
      act: 'With a large mailbox that is normal. If it takes more than a day, look at what came in.',
    },
    late: {
      is: () => 'Messages arrive much later than usual.',
      act: 'Often it is the network. See whether much is waiting under what came in.',
    },
    silent: {
      is: (expected) => `It is silent. Usually about ${expected} messages would have come in by now.`,
      act: 'Send a message yourself and see whether it comes in.',
    },
  },
}

export const channelHealthWords = { nl, en }
