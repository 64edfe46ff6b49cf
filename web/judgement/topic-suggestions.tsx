/** Labels that the conversation seems to be about, beside those it has: a digit puts one on, a cross says that it is not about that. */
import { IconX } from '@tabler/icons-react'
import type { Conversation, Message } from '../../contract/conversation.ts'
import { useCommands } from '../kit/commands.ts'
import { useKeys } from '../kit/keys.ts'
import { Key, Tip } from '../kit/tip.tsx'
import { LabelDot } from '../label/label-chip.tsx'
import { useLabels } from '../label/queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import { suggestedTopics } from './suggested.ts'
import css from './topic-suggestions.module.css'
import { useCorrect } from './use-correct.ts'
import { useLabelOne } from './use-label-one.ts'

export function TopicSuggestions({ of, messages }: { of: Conversation; messages: readonly Message[] }) {
  const { byId } = useLabels()
  const suggested = suggestedTopics(of.labelIds, messages).flatMap(({ labelId, message }) => {
    const label = byId[labelId]
    return label ? [{ label, message }] : []
  })
  const words = useWordsOf(judgementWords)
  const put = useLabelOne(of.id)
  const commands = suggested.map(({ label }, index) => ({
    id: `topic-${label.id}`,
    label: words.putLabel(label.name),
    keys: String(index + 1),
    run: () => void put(label),
  }))
  useKeys(Object.fromEntries(commands.map(({ keys, run }) => [keys, run])), commands.length > 0)
  useCommands(commands)
  if (suggested.length === 0) return null
  return (
    <span className={css.suggested}>
      <span className={css.ask}>{words.suggest}</span>
      {suggested.map(({ label, message }, index) => (
        <span key={label.id} className={css.one}>
          <Tip label={words.putLabel(label.name)} keys={String(index + 1)}>
            <button type="button" className={css.put} onClick={() => void put(label)}>
              <span className="unseen">{words.put} </span>
              <LabelDot colour={label.colour} />
              <bdi>{label.name}</bdi> <Key keys={String(index + 1)} />
            </button>
          </Tip>
          <NotThis message={message} labelId={label.id} name={label.name} />
        </span>
      ))}
    </span>
  )
}

function NotThis({ message, labelId, name }: { message: Message; labelId: string; name: string }) {
  const words = useWordsOf(judgementWords)
  const { correct } = useCorrect(message)
  return (
    <Tip label={words.notAbout(name)}>
      <button
        type="button"
        className={css.drop}
        aria-label={words.notAbout(name)}
        onClick={() => void correct({ aspect: 'topic', labelId, value: false })}
      >
        <IconX size={12} stroke={2} aria-hidden />
      </button>
    </Tip>
  )
}
