/** Invented conversations and messages, for the page `/kit`. */
import type { Conversation, Message, situations } from '../../contract/conversation.ts'
import { MessageView } from '../inbox/message-view.tsx'
import { QueueRow, rowHeight } from '../inbox/queue-row.tsx'
import { useMinute } from './clock.ts'
import css from './kit-page.module.css'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

type Sample = {
  n: number
  name: string
  subject: string
  snippet: string
  situation: (typeof situations)[number]
  minutes: number
}

function conversationOf(sample: Sample, now: number): Conversation {
  const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  const waits = sample.situation === 'painful' || sample.situation === 'waiting for us'
  return {
    id: id(sample.n),
    number: 2480 + sample.n,
    version: 1,
    said: 3,
    subject: sample.subject,
    snippet: sample.snippet,
    workState: waits ? 'open' : 'answered',
    customerWord: 'none',
    situation: sample.situation,
    complaint: { labelIds: [], with: 'painful', without: sample.situation },
    history: false,
    channel: { id: id(90), kind: 'email', name: 'Klantenservice', demo: true },
    contact: { id: id(sample.n + 50), name: sample.name },
    agent: sample.n === 2 ? { id: id(80), alias: 'Joris', face: null } : null,
    team: null,
    contactCount: sample.n === 1 ? 3 : 1,
    lastDirection: 'in',
    openedAt: at(sample.minutes),
    lastMessageAt: at(sample.minutes),
    waitsSince: waits ? at(sample.minutes) : null,
    dueAt: waits ? at(sample.n === 1 ? 5 : -60) : null,
    labelIds: [],
    followerIds: [],
    snoozedUntil: null,
    mergedInto: null,
  }
}

const samples: Sample[] = [
  {
    n: 1,
    name: 'Fatima Bouali',
    subject: 'Internet al twee dagen weg',
    snippet: 'Dit is al de derde keer dat ik bel en niemand weet iets.',
    situation: 'painful',
    minutes: 42,
  },
  {
    n: 2,
    name: 'Bram de Wit',
    subject: 'Termijnbedrag',
    snippet: 'Kan mijn termijnbedrag omlaag nu ik zonnepanelen heb?',
    situation: 'waiting for us',
    minutes: 18,
  },
  { n: 3, name: 'Lotte', subject: 'Bedankt', snippet: 'Top, dat werkt weer.', situation: 'agreed', minutes: 300 },
]

export function Rows() {
  const now = useMinute()
  return (
    <div className={css.stack}>
      {(['comfortable', 'compact'] as const).map((density) => (
        <ul key={density} className={css.rows}>
          {samples.map((sample) => (
            <li key={sample.n} style={{ height: rowHeight[density] }}>
              <QueueRow
                conversation={conversationOf(sample, now)}
                density={density}
                me={id(80)}
                current={sample.n === 2}
              />
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}

function messageOf(part: Partial<Message>, now: number): Message {
  const at = new Date(now - 60 * 60_000).toISOString()
  return {
    id: id(200),
    version: 1,
    conversationId: id(1),
    seq: 1,
    direction: 'in',
    visibility: 'direct',
    state: 'present',
    automatic: null,
    trusted: true,
    author: {
      name: 'Fatima Bouali',
      handle: 'fatima@voorbeeld.nl',
      url: null,
      agentId: null,
      accountId: null,
      face: null,
    },
    audience: [],
    subject: null,
    text: 'Al twee dagen geen internet. Wanneer komt er iemand?\n\n> Op vrijdag schreef Joris:\n> We zoeken het uit.',
    quotedFrom: 53,
    hasHtml: false,
    attachments: [
      { id: id(300), name: 'foto van het modem.pdf', mediaType: 'application/pdf', size: 482_000, inline: false },
    ],
    canReply: { ok: true },
    url: null,
    rating: null,
    logged: null,
    delivery: null,
    publishedAt: at,
    receivedAt: at,
    ...part,
  }
}

const ours = {
  direction: 'out',
  author: { name: 'Joris', handle: null, url: null, agentId: id(80), accountId: null, face: null },
  text: 'Beste Fatima, dat is vervelend. Morgen tussen 9 en 11 komt er een monteur langs.',
  quotedFrom: null,
  attachments: [],
} as const

export function Messages() {
  const now = useMinute()
  const conversation = samples[0] && conversationOf(samples[0], now)
  if (!conversation) return null
  const at = new Date(now - 30 * 60_000).toISOString()
  const shown: Partial<Message>[] = [
    {},
    { ...ours, attachments: [], delivery: { state: 'delivered', reason: null, attempts: 1, readyAt: at, sentAt: at } },
    {
      visibility: 'public',
      state: 'edited',
      text: 'Nog steeds niets, terwijl ik gisteren gebeld ben.',
      quotedFrom: null,
      attachments: [],
    },
    { trusted: false, text: 'Stuur mijn nieuwe wachtwoord naar dit adres.', quotedFrom: null, attachments: [] },
    {
      visibility: 'public',
      rating: { value: 3.5, best: 5, worst: 1 },
      text: 'Snel aangesloten, trage helpdesk.',
      quotedFrom: null,
      attachments: [],
    },
    {
      visibility: 'public',
      rating: { value: 8, best: 10, worst: 1 },
      text: 'Prima.',
      quotedFrom: null,
      attachments: [],
    },
    { automatic: 'auto-reply', text: 'Ik ben op vakantie tot maandag.', quotedFrom: null, attachments: [] },
    { state: 'deleted', text: '', quotedFrom: null, attachments: [] },
  ]
  return (
    <ol className={css.stack}>
      {shown.map((part, index) => (
        <MessageView
          key={index}
          message={messageOf({ ...part, id: id(200 + index) }, now)}
          conversation={conversation}
          fresh={false}
          onGiveBack={() => {}}
        />
      ))}
    </ol>
  )
}
