/** How somebody wants to hear that something is for them. Loaded with the page. */

const nl = {
  title: 'Meldingen',
  lead: 'Hoe je hoort dat er iets voor jou is. In de lijst Meldingen staat het altijd.',
  what: 'Ik wil het horen bij',
  kind: {
    mention: 'Mijn naam in een notitie',
    assigned: 'Een gesprek dat ik krijg',
    task: 'Een taak voor mij of mijn team',
    reply: 'Een klant van mij schrijft terug',
    followed: 'Nieuws in wat ik volg',
    rule: 'Een regel die mij waarschuwt',
  },
  sound: 'Een zacht geluid',
  push: 'Melding van deze browser',
  pushHelp: 'Ook als Samenspraak niet openstaat. Wat de klant schreef, staat er niet in.',
  pushDenied: 'De browser laat geen meldingen toe. Zet ze aan bij de instellingen van deze site.',
  noPush: 'Kan hier niet: deze browser ondersteunt het niet, of de verbinding is niet beveiligd (https).',
  mail: 'Eén mail als ik een kwartier niet kijk',
  mailHelp: 'Alles wat wacht, samen in één bericht.',
  noMail: 'Kan nog niet: er is geen mailserver ingesteld (SMTP_URL).',
  quiet: 'Stille uren',
  quietHelp: 'Dan geen geluid, geen melding en geen mail. Het wacht in de lijst.',
  from: 'Vanaf',
  until: 'Tot',
  days: 'Op deze dagen',
  day: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'] as readonly string[],
}

const en: typeof nl = {
  title: 'Notifications',
  lead: 'How you hear that something is for you. It is always in the list of notifications.',
  what: 'Let me hear about',
  kind: {
    mention: 'My name in a note',
    assigned: 'A conversation I am given',
    task: 'A task for me or my team',
    reply: 'A customer of mine writes back',
    followed: 'News in what I follow',
    rule: 'A rule that calls for me',
  },
  sound: 'A soft sound',
  push: 'A notification from this browser',
  pushHelp: 'Also when Samenspraak is not open. What the customer wrote is not in it.',
  pushDenied: 'The browser does not allow notifications. Switch them on in the settings of this site.',
  noPush: 'Not possible here: this browser does not support it, or the connection is not secure (https).',
  mail: 'One mail when I have not looked for a quarter of an hour',
  mailHelp: 'All that waits, together in one message.',
  noMail: 'Not possible yet: no mail server is set (SMTP_URL).',
  quiet: 'Quiet hours',
  quietHelp: 'No sound, no notification and no mail then. It waits in the list.',
  from: 'From',
  until: 'Until',
  days: 'On these days',
  day: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
}

export const hearingWords = { nl, en }
