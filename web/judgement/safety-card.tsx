/** Above a conversation with a sign of danger: calmly what to do, whom to call and who knows. One goes on writing below it. */
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconLifebuoy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conversation, Message } from '../../contract/conversation.ts'
import type { Correction, dangers } from '../../contract/judgement.ts'
import { explainJudgement } from '../../contract/understanding.ts'
import { useAgents } from '../agent/queries.ts'
import { call } from '../kit/call.ts'
import { Tip } from '../kit/tip.tsx'
import { toastWith } from '../kit/toast.ts'
import { useMay } from '../organisation/session.ts'
import { judgementWords } from '../words/judgement.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { backOf, traitOf } from './corrections.ts'
import css from './safety-card.module.css'
import { useSay } from './use-correct.ts'

type Danger = (typeof dangers)[number]
type Said = { id: string; correction: Correction }
/** Numbers of the Netherlands, whatever language one speaks. */
const numbers = { emergency: 'tel:112', suicide: 'tel:08000113', chat: 'https://www.113.nl' }
const shownMs = 12_000
const toldSoonMs = 2_000
const mostLooks = 15

export function SafetyCard({ of, messages }: { of: Conversation; messages: readonly Message[] }) {
  const { danger } = of
  return danger ? <Card danger={danger} messages={messages} /> : null
}

function Card({ danger, messages }: { danger: Danger; messages: readonly Message[] }) {
  const { safetyCard: says } = useWordsOf(judgementWords)
  const [folded, setFolded] = useState(false)
  const signs = messages.filter(({ judgement }) => judgement && traitOf(judgement, danger)?.holds === true)
  const sign = signs.at(-1)
  const toggle = folded ? says.unfold : says.fold
  return (
    <section className={css.card} aria-label={says.title[danger]}>
      <header className={css.head}>
        <IconLifebuoy size={20} stroke={1.7} aria-hidden />
        <p className={css.title} role="status">
          {says.title[danger]}
        </p>
        <Tip label={toggle}>
          <ActionIcon aria-label={toggle} aria-expanded={!folded} size={28} onClick={() => setFolded(!folded)}>
            {folded ? <IconChevronDown size={18} stroke={1.7} /> : <IconChevronUp size={18} stroke={1.7} />}
          </ActionIcon>
        </Tip>
      </header>
      {!folded && (
        <div className={css.body}>
          <p className={css.numbers}>
            <span>
              {says.danger} <a href={numbers.emergency}>{says.call112}</a>
            </span>
            {danger === 'selfharm' && (
              <span>
                {says.thoughts} <a href={numbers.suicide}>{says.call113}</a>{' '}
                <a href={numbers.chat} target="_blank" rel="noopener noreferrer">
                  {says.chat113}
                </a>{' '}
                <span className={css.quiet}>({says.always})</span>
              </span>
            )}
          </p>
          <ul className={css.acts}>
            {says.acts[danger].map((act) => (
              <li key={act}>{act}</li>
            ))}
          </ul>
          <div className={css.foot}>
            {sign && <Told sign={sign} />}
            {sign && <Acts danger={danger} sign={sign} signs={signs} />}
          </div>
        </div>
      )}
    </section>
  )
}

/** Who was really notified: it takes a moment after the message came in, and who saw the danger themselves is not told of it. */
function Told({ sign }: { sign: Message }) {
  const { safetyCard: says } = useWordsOf(judgementWords)
  const { format } = useSpeech()
  const { byId } = useAgents()
  const { data } = useQuery({
    queryKey: ['judgement', sign.id, 'told'],
    queryFn: ({ signal }) => call(explainJudgement, { id: sign.id }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.told.length === 0 && state.dataUpdateCount < mostLooks ? toldSoonMs : false,
  })
  if (!data) return null
  const names = data.told.flatMap((id) => byId[id]?.alias ?? [])
  return <span className={css.quiet}>{names.length > 0 ? says.told(format.list(names)) : says.toldNobody}</span>
}

function Acts(props: { danger: Danger; sign: Message; signs: readonly Message[] }) {
  const words = useWords()
  const { safetyCard: says } = useWordsOf(judgementWords)
  const sayOf = useSay()
  const may = useMay('conversation.answer')
  const say = async (said: readonly Said[]) => {
    for (const { id, correction } of said) if (!(await sayOf(id, correction))) return false
    return true
  }
  const deny = async () => {
    const denial: Correction = { aspect: 'trait', trait: props.danger, value: false }
    // What a colleague saw that the machine does not is put back as theirs.
    const before = props.signs.flatMap(({ id, judgement }) =>
      judgement ? [{ id, correction: backOf(judgement, denial) }] : [],
    )
    if (!(await say(before.map(({ id }) => ({ id, correction: denial }))))) return
    const back = (
      <span className={css.buttons}>
        {says.mistaken}
        <Button variant="subtle" size="compact-sm" onClick={() => void say(before)}>
          {words.queue.undo}
        </Button>
      </span>
    )
    toastWith(back, shownMs)
  }
  const go = () => {
    const place = document.getElementById(`bericht-${props.sign.id}`)
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }
  return (
    <span className={css.buttons}>
      <Button variant="subtle" size="compact-sm" onClick={go}>
        {says.toMessage}
      </Button>
      {may && (
        <Tip label={says.mistakeWhy}>
          <Button variant="subtle" size="compact-sm" onClick={() => void deny()}>
            {says.mistake}
          </Button>
        </Tip>
      )}
    </span>
  )
}
