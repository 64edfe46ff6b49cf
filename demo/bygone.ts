/** Dorpspraat, a network of the town that stopped: what was said there, years ago, by people who are still customers. */
import type { BroughtMessage } from '../contract/message.ts'
import { colleagues } from './firm.ts'
import { person, type Who } from './people.ts'
import type { Step, When } from './step.ts'
import { brought } from './write.ts'

type Turn = readonly [time: string, text: string]
const dialogues: readonly { days: number; who: Who; turns: readonly Turn[] }[] = [
  {
    days: 2611,
    who: 'fatima',
    turns: [
      [
        '20:11',
        'Weet iemand wanneer de Waterkant aan de beurt is voor glasvezel? Op de flyer stond "binnenkort", dat was vorig jaar.',
      ],
      [
        '20:40',
        'Dag Fatima, de Waterkant begint in mei. Je krijgt twee weken van tevoren een brief. "Binnenkort" hebben we van de flyer gehaald.',
      ],
    ],
  },
  {
    days: 2480,
    who: 'bram',
    turns: [
      ['08:15', 'De meterkast zoemt. Is dat een storing of is hij gewoon tevreden?'],
      ['09:02', 'Dag Bram, tevreden zoemen doen ze niet. Joyce komt vanmiddag kijken, blijf er zolang vanaf.'],
    ],
  },
]

/** The second of each dialogue is ours. */
export function bygone(when: When): Step[] {
  return dialogues.flatMap(({ days, who, turns }, n) =>
    turns.map(([time, text], i) => {
      const said = {
        id: `praat-${n}-${i}`,
        text,
        visibility: 'public',
        ...(i > 0 && { inReplyTo: `praat-${n}-${i - 1}` }),
      } as const
      return brought(
        when.before(days, time),
        'dorpspraat',
        i === 1 ? { ...said, ...ours } : { ...said, author: authorOf(who) },
      )
    }),
  )
}

const ours = {
  ours: true,
  author: { network: 'dorpspraat', id: 'vonkenvezel', name: colleagues.sanne.name },
} as const

/** Dorpspraat vouched for the mail address that somebody had there. */
function authorOf(who: Who): BroughtMessage['author'] {
  const { name, mail } = person(who)
  return { network: 'dorpspraat', id: who, name, ...(mail && { verifiedEmail: mail }) }
}
