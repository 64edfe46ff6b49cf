/** A figure with the bounds between which it lies: a point on a line, and the same in words. */

import { brandWords } from '../words/brand.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import css from './brand.module.css'
import { type Figure, type Measure, say } from './figures.ts'

export function Bounds({ figure, measure }: { figure: Figure; measure: Measure }) {
  const words = useWordsOf(brandWords)
  const { language } = useSpeech()
  const at = (n: number) => (measure === 'rating' ? (n + 1000) / 20 : n / 10)
  const { value, low, high, tooFew } = figure
  return (
    <span className={css.bounds}>
      <span className={css.scale} data-few={tooFew} data-measure={measure} aria-hidden>
        <i className={css.span} style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
        <i className={css.point} style={{ left: `${at(value)}%` }} />
      </span>
      <span className={css.said}>
        {tooFew ? words.tooFew : <strong className="numbers">{say(measure, language, value)}</strong>}{' '}
        <span className={css.quiet}>{words.between(say(measure, language, low), say(measure, language, high))}</span>
      </span>
    </span>
  )
}
