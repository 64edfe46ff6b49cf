/** How much more is right after learning from more corrections: whether it pays to go on correcting. */
import type { LearntLanguage } from '../../contract/understanding.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { understandingWords } from '../words/understanding.ts'
import css from './learning-curve.module.css'

const [width, height] = [480, 120]
const inset = { left: 40, right: 12, top: 8, bottom: 8 }
const percent = (share: number) => `${Math.round(share * 100)}%`

export function LearningCurve({ curve, taught }: { curve: LearntLanguage['curve']; taught: number }) {
  const words = useWordsOf(understandingWords)
  const format = useFormat()
  const [first, last] = [curve[0], curve.at(-1)]
  if (!first || !last || curve.length < 2) return null
  const shares = curve.map(({ right }) => right)
  // Whole tens, so that small differences do not look like cliffs.
  const low = Math.min(0.9, Math.floor(Math.min(...shares) * 10) / 10)
  const high = Math.max(low + 0.1, Math.ceil(Math.max(...shares) * 10) / 10)
  const x = (examples: number) =>
    inset.left + (examples / Math.max(1, last.examples)) * (width - inset.left - inset.right)
  const y = (right: number) =>
    height - inset.bottom - ((right - low) / (high - low)) * (height - inset.top - inset.bottom)
  return (
    <figure className={css.figure}>
      <figcaption>
        <h4>{words.curve}</h4>
        <p className={css.quiet}>{words.curveLead(format.number(taught))}</p>
      </figcaption>
      <svg className={css.picture} viewBox={`0 0 ${width} ${height}`} role="img">
        <title>{words.curvePicture(percent(first.right), percent(last.right))}</title>
        {[low, high].map((share) => (
          <g key={share}>
            <line className={css.grid} x1={inset.left} x2={width - inset.right} y1={y(share)} y2={y(share)} />
            <text className={css.label} x={inset.left - 6} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        <polyline
          className={css.line}
          points={curve.map(({ examples, right }) => `${x(examples)},${y(right)}`).join(' ')}
        />
        {curve.map(({ examples, right }) => (
          <circle key={examples} className={css.point} cx={x(examples)} cy={y(right)} r={3.5} />
        ))}
      </svg>
      <details className={css.details}>
        <summary>{words.asTable}</summary>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{words.curveExamples}</th>
              <th scope="col">{words.curveRight}</th>
            </tr>
          </thead>
          <tbody>
            {curve.map(({ examples, right }) => (
              <tr key={examples}>
                <th scope="row">{format.number(examples)}</th>
                <td>{percent(right)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
