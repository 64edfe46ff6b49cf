/** Everything that can be said of a message, a letter for each. Choosing corrects at once; with shift one says that it is not so. */
import { Menu } from '@mantine/core'
import type { KeyboardEvent, ReactElement } from 'react'
import { type Correction, type Judgement, sentiments, type Trait, traits } from '../../contract/judgement.ts'
import { Key } from '../kit/tip.tsx'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './correct-menu.module.css'
import { correctionOf, flipped, sureOf } from './corrections.ts'
import { capital, ReadIcon } from './look.tsx'
import { isSentiment, type Read } from './readings.ts'

const grave: readonly Trait[] = ['urgent', 'distress', 'threat', 'selfharm']
const parts = [
  { title: 'traits', traits: traits.filter((trait) => !grave.includes(trait)) },
  { title: 'safety', traits: grave },
] as const

/** As high as there is room for; the rest is scrolled to. */
const fits = { flip: true, shift: true, size: true }

export function CorrectMenu(props: {
  judgement: Judgement
  opened: boolean
  onOpened: (opened: boolean) => void
  onCorrect: (correction: Correction) => void
  /** What opens it. */
  children: ReactElement
}) {
  const words = useWordsOf(judgementWords)
  const { judgement, onOpened, onCorrect } = props
  const choose = (correction: Correction) => {
    onOpened(false)
    onCorrect(correction)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Who holds the key that opened it has chosen nothing yet.
    if (event.repeat || event.metaKey || event.ctrlKey || event.altKey) return
    const letter = event.key.toLowerCase()
    const is = ([...sentiments, ...traits] as Read[]).find((one) => words.letters[one] === letter)
    if (!is || (event.shiftKey && isSentiment(is))) return
    event.preventDefault()
    choose(event.shiftKey ? correctionOf(is, false) : flipped(judgement, is))
  }
  const label = (is: Read, unsure: boolean) => (
    <span className={css.name}>
      <ReadIcon is={is} size={16} />
      {capital(words.names[is])}
      {unsure && '?'}
    </span>
  )
  return (
    <Menu opened={props.opened} onChange={onOpened} position="bottom-start" width={280} middlewares={fits}>
      <Menu.Target>{props.children}</Menu.Target>
      <Menu.Dropdown className={css.menu ?? ''} onKeyDown={onKeyDown}>
        <p className={css.help}>{words.menuHelp}</p>
        {judgement.sentiment && (
          <>
            <Menu.Label>{words.tone}</Menu.Label>
            <Menu.RadioGroup value={judgement.sentiment.is ?? ''}>
              {sentiments.map((is) => (
                <Menu.RadioItem
                  key={is}
                  value={is}
                  onClick={() => choose(correctionOf(is, true))}
                  rightSection={<Key keys={words.letters[is]} />}
                >
                  {label(is, false)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </>
        )}
        {parts.map((part) => (
          <div key={part.title}>
            <Menu.Label>{words[part.title]}</Menu.Label>
            {part.traits.map((is) => {
              const sure = sureOf(judgement, is)
              return (
                <Menu.CheckboxItem
                  key={is}
                  checked={sure === true}
                  onChange={() => choose(flipped(judgement, is))}
                  rightSection={<Key keys={words.letters[is]} />}
                >
                  {label(is, sure === false)}
                </Menu.CheckboxItem>
              )
            })}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
