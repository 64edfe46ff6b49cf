/** The situation of a conversation: a colour that means the same on every page, always with an icon and a word. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDoorExit,
  IconHourglassHigh,
  IconLeaf,
  IconMessages,
} from '@tabler/icons-react'
import { useWords } from '../words/language.tsx'
import css from './situation.module.css'
import type { Situation } from './tone.ts'

const icons = {
  calm: IconLeaf,
  'in dialogue': IconMessages,
  painful: IconAlertTriangle,
  'waiting for us': IconHourglassHigh,
  agreed: IconCircleCheck,
  farewell: IconDoorExit,
} satisfies Record<Situation, typeof IconLeaf>

const names = {
  calm: 'calm',
  'in dialogue': 'dialogue',
  painful: 'painful',
  'waiting for us': 'waiting',
  agreed: 'agreed',
  farewell: 'farewell',
} satisfies Record<Situation, string>

/** `quiet` leaves out the tinted ground, for lists where many stand under each other. @param props.tone in which colour, when not its own */
export function SituationChip(props: { situation: Situation; tone?: Situation; quiet?: boolean }) {
  const words = useWords()
  const Icon = icons[props.situation]
  return (
    <span className={props.quiet ? css.quiet : css.chip} data-situation={names[props.tone ?? props.situation]}>
      <Icon size={14} stroke={2} aria-hidden />
      {words.situation[props.situation]}
    </span>
  )
}

/** The edge of a row, in the situation's colour; the word stands beside it. */
export function SituationEdge(props: { situation: Situation }) {
  return <span className={css.edge} data-situation={names[props.situation]} aria-hidden />
}
