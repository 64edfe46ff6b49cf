/** Emoji by hand: find by a word, walk with the arrows, Enter puts it where the caret was. */
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useSpeech } from '../words/language.tsx'
import css from './emoji-picker.module.css'
import { findEmoji, useAllEmoji } from './use-emoji.ts'

const columns = 8

export function EmojiPicker(props: { onPick: (sign: string) => void }) {
  const { words, language } = useSpeech()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const all = useAllEmoji(true)
  const found = useMemo(() => findEmoji(all, typed.trim()), [all, typed])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key]
    if (step !== undefined) setActive((now) => Math.min(Math.max(0, now + step), found.length - 1))
    else if (event.key === 'Enter') {
      const one = found[active]
      if (one) props.onPick(one.sign)
    } else return
    event.preventDefault()
    document.getElementById(`emoji-${active + (step ?? 0)}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div className={css.picker}>
      <TextInput
        data-autofocus
        aria-label={words.writing.emojiFind}
        placeholder={words.writing.emojiFind}
        aria-controls="emoji-lijst"
        aria-activedescendant={found.length > 0 ? `emoji-${active}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 && all.length > 0 && <p className={css.nothing}>{words.writing.emojiNone}</p>}
      <div className={css.grid} role="listbox" id="emoji-lijst" aria-label={words.writing.emoji} tabIndex={-1}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the field above
          <div
            key={one.sign}
            id={`emoji-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            aria-label={one[language]}
            title={one[language]}
            className={css.one}
            onClick={() => props.onPick(one.sign)}
          >
            {one.sign}
          </div>
        ))}
      </div>
    </div>
  )
}
