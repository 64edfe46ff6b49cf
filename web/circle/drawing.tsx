/** The picture on the page: by mouse, by touch and by keys. Where a device cannot draw it, it says so and the table is shown instead. */
import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { circleWords } from '../words/circle.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import css from './circle.module.css'
import { type Drawing as Drawn, draw } from './draw.ts'
import type { Network } from './network.ts'
import type { Colour } from './search.ts'

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const
const moves = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  '+': 'nearer',
  '=': 'nearer',
  '-': 'farther',
  '0': 'whole',
} as const
const isMove = (key: string): key is keyof typeof moves => key in moves

export function Drawing(props: {
  network: Network
  chosen: number | null
  colour: Colour
  /** The name of the one colour that stands out. */
  only: string | null
  onChoose: (person: number | null) => void
  onBroken: () => void
}) {
  const { network, chosen, colour, only, onChoose, onBroken } = props
  const words = useWordsOf(circleWords)
  const format = useFormat()
  const scheme = useComputedColorScheme('light')
  const canvas = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [settled, setSettled] = useState(false)
  const hears = useRef({ onChoose, onBroken })
  hears.current = { onChoose, onBroken }
  // In other light it is drawn anew, because its colours are no styles.
  useEffect(() => {
    if (!canvas.current || scheme === undefined) return
    setSettled(false)
    try {
      const made = draw(canvas.current, network, {
        onChoose: (person) => hears.current.onChoose(person),
        onSettled: () => setSettled(true),
      })
      setDrawn(made)
      return () => made.close()
    } catch {
      hears.current.onBroken()
    }
  }, [network, scheme])
  useEffect(() => drawn?.light({ chosen, colour, only }), [drawn, chosen, colour, only])
  useEffect(() => {
    if (chosen !== null) drawn?.show(chosen)
  }, [drawn, chosen])
  // Who stands out may be anywhere.
  useEffect(() => {
    if (only !== null) drawn?.move('whole')
  }, [drawn, only])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && chosen !== null) onChoose(null)
    else if (isMove(event.key)) drawn?.move(moves[event.key])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const people = format.number(network.people.length)
  return (
    <div className={css.frame}>
      <div
        ref={canvas}
        className={css.canvas}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and let go of by keys
        tabIndex={0}
        aria-label={`${words.picture(words.people(people, network.people.length === 1))} ${words.keys}`}
        onKeyDown={onKeyDown}
        data-settled={settled}
      />
      <div className={css.tools}>
        <ActionIcon variant="default" size="lg" aria-label={words.nearer} onClick={() => drawn?.move('nearer')}>
          <IconPlus {...icon} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={words.farther} onClick={() => drawn?.move('farther')}>
          <IconMinus {...icon} />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label={words.whole} onClick={() => drawn?.move('whole')}>
          <IconFocusCentered {...icon} />
        </ActionIcon>
      </div>
      {!settled && <p className={css.moving}>{words.moving}</p>}
    </div>
  )
}
