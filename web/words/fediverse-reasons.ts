/** What the channels of the fediverse and of Mastodon say, in Dutch. */
import type { Known } from './item-reasons.ts'

export const fediverseReasons: Known[] = [
  [/^The account is gone\./, 'Het account bestaat niet meer.'],
  [/^(\S+) says that the account is gone/, '$1 zegt dat het account niet meer bestaat.'],
  [
    /^(\S+) does not take messages of us \((\d+)\): can it reach this house at (\S+)\?/,
    '$1 neemt geen berichten van ons aan ($2). Kan die server dit huis vinden op $3?',
  ],
  [/^(\S+) is nobody who can be written to$/, 'Op $1 is niemand aan wie je kunt schrijven.'],
  [/^It is no longer there\.$/, 'Het staat er niet meer.'],
  [/^What is answered is no longer there\.$/, 'Waar je op antwoordt, staat er niet meer.'],
  [/^It did not leave from here\.$/, 'Het is niet hiervandaan verstuurd.'],
  [/^We only read this server/, 'We lezen deze server alleen. Met een toegangssleutel kun je er antwoorden.'],
  [
    /^Without an access token we only read/,
    'Zonder toegangssleutel lezen we deze server alleen. Vul er een in bij het kanaal.',
  ],
  [
    /^The answer is (\d+) characters long with the name before it; this server takes (\d+)/,
    'Met de naam ervoor telt je antwoord $1 tekens; deze server neemt er $2.',
  ],
  [
    /^(\S+) does not let us write \((\d+)\)(.*)\. Is the access token/,
    '$1 laat ons niet schrijven ($2)$3. Klopt de toegangssleutel nog, en mag hij schrijven?',
  ],
  [/^(\S+) asks us to wait: too much/, '$1 vraagt ons te wachten: er is in korte tijd te veel verstuurd.'],
  [/^(\S+) asks us to wait (.+)$/, '$1 vraagt ons $2 te wachten. Dat doen we.'],
  [/^(\S+) lets us ask little more: we go on in (.+)$/, '$1 laat ons bijna niets meer vragen. Over $2 gaan we verder.'],
  [
    /^(\S+) does not let us in \((\d+)\): is the access token/,
    '$1 laat ons niet binnen ($2). Klopt de toegangssleutel nog, en mag hij lezen?',
  ],
  [
    /^(\S+) does not let us in \((\d+)\): it shows this only/,
    '$1 laat dit alleen zien aan wie er een account heeft ($2). Vul een toegangssleutel in.',
  ],
  [
    /^(\S+) does not answer as a Mastodon server/,
    '$1 antwoordt niet als een Mastodon-server (versie 4 of later). Klopt het adres?',
  ],
  [/^(\S+) does not say whose access token it is$/, '$1 zegt niet van wie de toegangssleutel is.'],
  [/^(\S+) does not know (.+)\.$/, '$1 kent $2 niet.'],
  [/^(\S+) took it without saying its id/, '$1 nam het aan zonder te zeggen hoe het daar heet.'],
  [/^More was said since than we can look through/, 'Er is sindsdien meer gezegd dan we kunnen nakijken.'],
  [/^(\S+) answers (\d+) when we ask for (.+)$/, '$1 antwoordt met $2 als we vragen naar $3.'],
  [/^(\S+) answers (\d{3})(.*?)\.?$/, '$1 antwoordt met $2$3.'],
]
