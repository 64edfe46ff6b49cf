/** How each thing that is read from a message looks: an icon, a word, and the colour of a situation. */
import {
  IconAlertTriangle,
  IconBulb,
  IconCircleCheck,
  IconCircleX,
  IconClockExclamation,
  IconHeartHandshake,
  IconHelpCircle,
  IconLifebuoy,
  IconLogout2,
  IconMoodNeutral,
  IconMoodSad,
  IconMoodSmile,
  IconNews,
  IconRepeat,
  IconShieldExclamation,
  IconThumbUp,
} from '@tabler/icons-react'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './look.module.css'
import type { Read, Reading } from './readings.ts'

type Colour = 'painful' | 'waiting' | 'dialogue' | 'agreed' | 'calm'

const looks: Readonly<Record<Read, readonly [typeof IconBulb, Colour]>> = {
  negative: [IconMoodSad, 'painful'],
  neutral: [IconMoodNeutral, 'calm'],
  positive: [IconMoodSmile, 'agreed'],
  complaint: [IconAlertTriangle, 'painful'],
  question: [IconHelpCircle, 'dialogue'],
  idea: [IconBulb, 'dialogue'],
  praise: [IconThumbUp, 'agreed'],
  churn: [IconLogout2, 'painful'],
  thanks: [IconHeartHandshake, 'agreed'],
  refusal: [IconRepeat, 'painful'],
  urgent: [IconClockExclamation, 'waiting'],
  distress: [IconLifebuoy, 'painful'],
  threat: [IconShieldExclamation, 'painful'],
  selfharm: [IconLifebuoy, 'painful'],
  press: [IconNews, 'waiting'],
  agreed: [IconCircleCheck, 'agreed'],
  refused: [IconCircleX, 'painful'],
}

/** At the beginning of a line. */
export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

export function ReadIcon({ is, size = 14 }: { is: Read; size?: number }) {
  const [Icon] = looks[is]
  return <Icon size={size} stroke={2} aria-hidden />
}

/** What perhaps holds says so itself, and is drawn with a broken edge. */
export function ReadingChip({ reading }: { reading: Reading }) {
  const words = useWordsOf(judgementWords)
  const name = words.names[reading.is]
  return (
    <span className={css.chip} data-colour={looks[reading.is][1]} data-sure={reading.sure}>
      <ReadIcon is={reading.is} />
      {reading.sure ? (reading.strong ? words.strongly(name) : capital(name)) : words.unsure(name)}
    </span>
  )
}
