/** Reasons of blogs, forums and pages with reviews, as `channels/wordpress`, `channels/discourse` and `channels/reviews` say them. */
import type { Known } from './item-reasons.ts'

export const placeReasons: readonly Known[] = [
  [
    /^(\S+) refuses the user name or the application password$/,
    '$1 weigert de gebruiker of het applicatiewachtwoord. Kijk beide na.',
  ],
  [
    /^(\S+) shows this only to who signs in: fill in a user and an application password$/,
    '$1 laat dit alleen zien aan wie aanmeldt. Vul een gebruiker en een applicatiewachtwoord in.',
  ],
  [
    /^(\S+) shows this only to who signs in: fill in a user and an API key$/,
    '$1 laat dit alleen zien aan wie aanmeldt. Vul een gebruiker en een API-sleutel in.',
  ],
  [
    /^(\S+) may not moderate comments on (\S+): give/,
    '$1 mag op $2 geen reacties beheren. Geef die gebruiker de rol redacteur.',
  ],
  [/^(\S+) sends us on to (\S+): fill in that address$/, '$1 stuurt ons door naar $2. Vul dat adres in.'],
  [/^(\S+) does not answer as a WordPress/, '$1 antwoordt niet als een WordPress. Is dit het adres van de blog zelf?'],
  [/^(\S+) shows no comments by REST/, '$1 geeft geen reacties. Is het een WordPress, en is dit het adres ervan?'],
  [/^(\S+) does not say who (.+) is$/, '$1 zegt niet wie $2 is.'],
  [
    /^(\S+) does not answer as a Discourse/,
    '$1 antwoordt niet als een Discourse. Is dit het adres van het forum zelf?',
  ],
  [
    /^(\S+) shows no posts: is it a Discourse/,
    '$1 geeft geen berichten. Is het een Discourse, en is dit het adres ervan?',
  ],
  [/^(\S+) refuses the key or the user$/, '$1 weigert de sleutel of de gebruiker. Kijk beide na.'],
  [/^(\S+) asks us to wait (\d+) seconds$/, '$1 vraagt ons om $2 seconden te wachten. Dat doen we.'],
  [/^(\S+) takes answers of at least (\d+) characters\.$/, '$1 vindt dit te kort: schrijf minstens $2 tekens.'],
  [
    /^(\S+) finds this too much like an earlier answer/,
    '$1 vindt dat dit te veel op een eerder antwoord lijkt. Zeg het op een andere manier.',
  ],
  [/^(\S+) says: (.+)$/, '$1 zegt: $2'],
  [/^(\S+) sends more than 5 MB at once$/, '$1 stuurt meer dan 5 MB in één keer.'],
  [/^(\S+) sends a page of more than 5 MB$/, 'De pagina van $1 is groter dan 5 MB.'],
  [/^(\S+) does not let us read this page \((\d+)\)$/, '$1 laat ons deze pagina niet lezen ($2).'],
  [
    /^(\S+) asks programs not to read this page/,
    '$1 vraagt programma’s om deze pagina niet te lezen (robots.txt). Daar houden we ons aan.',
  ],
  [/^There is no page at this address of (\S+) \((\d+)\)$/, 'Op dit adres van $1 staat geen pagina ($2).'],
  [
    /^We only read this blog/,
    'Deze blog lezen we alleen mee. Met een gebruiker en een applicatiewachtwoord kun je er antwoorden.',
  ],
  [
    /^We only read this forum/,
    'Dit forum lezen we alleen mee. Met een gebruiker en een API-sleutel kun je er antwoorden.',
  ],
  [
    /^(?:This|The) comment waits for approval/,
    'Deze reactie wacht op goedkeuring in WordPress. Keur hem daar goed, dan kun je antwoorden.',
  ],
  [
    /^An answer on a blog belongs under a comment/,
    'Een antwoord op een blog hoort onder een reactie, en dit hoort nergens onder.',
  ],
  [
    /^An answer on a forum belongs to a post/,
    'Een antwoord op een forum hoort bij een bericht, en dit hoort nergens bij.',
  ],
  [/^The comment is not there any more/, 'De reactie is er niet meer.'],
  [/^The post is not there any more/, 'Het bericht is er niet meer.'],
  [
    /^The same words stand there already/,
    'Dezelfde woorden staan er al, als een eerder antwoord van jullie. Zeg het op een andere manier.',
  ],
  [
    /^This channel has no user to answer as/,
    'Dit kanaal heeft geen gebruiker om als te antwoorden. Vul die in bij de instellingen, met het wachtwoord of de sleutel.',
  ],
  [/^A review is answered on its own page/, 'Een beoordeling beantwoord je op de pagina zelf. Open hem daar.'],
  [/^A later answer took its place$/, 'vervangen door een later antwoord'],
]
