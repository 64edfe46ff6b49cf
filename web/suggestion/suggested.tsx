/** One suggestion: what it says, where it comes from, and why it is here. */
import { Button } from '@mantine/core'
import { IconCircleCheck, IconHourglass, IconMessageQuestion, IconSlash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Earlier } from '../../contract/suggestion.ts'
import { Key, Tip } from '../kit/tip.tsx'
import { Moment } from '../kit/when.tsx'
import { useLabels } from '../label/queries.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { suggestionWords } from '../words/suggestion.ts'
import type { Choice } from './choices.ts'
import css from './suggestions.module.css'

const look = { size: 16, stroke: 1.8, 'aria-hidden': true } as const

export function Suggested(props: { choice: Choice; place: number; onChoose: () => void }) {
  const { choice, place } = props
  const words = useWordsOf(suggestionWords)
  const name = choice.kind === 'canned' ? choice.name : words[choice.kind]
  return (
    <li className={css.one}>
      <div className={css.about}>
        <Key keys={String(place)} />
        <Origin choice={choice} />
        <Button size="compact-sm" variant="default" aria-label={words.use(name)} onClick={props.onChoose}>
          {words.put}
        </Button>
      </div>
      <p className={css.text} dir="auto">
        <WithGaps text={choice.text} />
      </p>
      {choice.kind !== 'question' && <Because of={choice} />}
    </li>
  )
}

function Origin({ choice }: { choice: Choice }) {
  const words = useWordsOf(suggestionWords)
  switch (choice.kind) {
    case 'question':
      return (
        <span className={css.origin}>
          <IconMessageQuestion {...look} /> <strong>{words.question}</strong> {words.why[choice.why]}
        </span>
      )
    case 'canned':
      return (
        <span className={css.origin}>
          <IconSlash {...look} /> <strong>{choice.name}</strong> {words.canned}
        </span>
      )
    case 'earlier':
      return <From earlier={choice} />
  }
}

function From({ earlier }: { earlier: Earlier }) {
  const words = useWordsOf(suggestionWords)
  const agreed = earlier.outcome === 'agreed'
  return (
    <span className={css.origin}>
      {agreed ? <IconCircleCheck {...look} /> : <IconHourglass {...look} />}
      <strong>{words.earlier}</strong>
      {agreed ? (
        <span className={css.agreed}>{words.agreed}</span>
      ) : (
        <Tip label={words.quietWhy} position="top">
          <span>{words.quiet}</span>
        </Tip>
      )}
      {earlier.times > 1 && <span>{words.times(earlier.times)}</span>}
      <span>
        {earlier.by && `${earlier.by}, `}
        <Moment at={earlier.at} />
      </span>
      <Link
        to="/gesprekken/$conversation"
        params={{ conversation: earlier.conversationId }}
        search={(kept) => kept}
        aria-label={words.from(earlier.number)}
      >
        #{earlier.number}
      </Link>
    </span>
  )
}

function Because({ of }: { of: Extract<Choice, { because: string[] }> }) {
  const words = useWordsOf(suggestionWords)
  const format = useFormat()
  const { byId } = useLabels()
  const topics = of.common.flatMap((label) => byId[label]?.name ?? [])
  return (
    <p className={css.because}>
      {of.because.length > 0 && words.because(format.list(of.because))}
      {topics.length > 0 && <span>{words.common(format.list(topics))}</span>}
      {of.kind === 'earlier' && <span>{words.asked(of.question)}</span>}
    </p>
  )
}

/** What is to be filled in stands out. */
function WithGaps({ text }: { text: string }) {
  const parts = text.split(/\{\{([^{}\n]+)\}\}/)
  return parts.map((part, i) => (i % 2 === 0 ? part : <mark key={i}>{part}</mark>))
}
