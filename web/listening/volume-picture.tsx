/** A bar for each hour, in parts that stand on one another, over the band of what is usual then. */
import { useFormat } from '../words/language.tsx'
import css from './volume.module.css'

/** The picture's own measure; it is stretched to the width of the page. */
const [width, height] = [700, 72]

export type Part = 'around' | 'addressed' | 'negative' | 'neutral' | 'positive'
export type Pile = {
  at: string
  /** From the ground up. */
  parts: readonly { is: Part; n: number }[]
  usual: { low: number; high: number } | null
  /** Its figures in words. */
  told: string
}

export function VolumePicture(props: {
  piles: readonly Pile[]
  label: string
  /** With the mouse; the table has the same as links. */
  onChoose: (at: string) => void
}) {
  const { piles, label } = props
  const format = useFormat()
  const heights = piles.map(({ parts }) => parts.reduce((sum, { n }) => sum + n, 0))
  const top = Math.max(4, ...heights, ...piles.map(({ usual }) => usual?.high ?? 0))
  const step = width / Math.max(1, piles.length)
  const y = (value: number) => height - (value / top) * (height - 4)
  return (
    <div className={css.frame}>
      <span className={css.top} aria-hidden>
        {format.number(Math.round(top))}
      </span>
      <svg className={css.picture} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img">
        <title>{label}</title>
        <defs>
          {/* Stripes lie flat, because the picture is stretched. */}
          <pattern id="volume-negative" width="4" height="4" patternUnits="userSpaceOnUse">
            <rect width="4" height="4" className={css.ground} />
            <rect width="4" height="2" className={css.stripe} />
          </pattern>
        </defs>
        {piles.map(({ at, usual }, i) =>
          usual ? (
            <rect
              key={at}
              className={css.usual}
              x={i * step}
              width={step + 0.3}
              y={y(usual.high)}
              height={Math.max(1, y(usual.low) - y(usual.high))}
            />
          ) : null,
        )}
        {piles.map(({ at, parts }, i) => {
          let from = 0
          return parts.map(({ is, n }) => {
            const under = from
            from += n
            return n === 0 ? null : (
              <rect
                key={`${at} ${is}`}
                className={css[is]}
                x={i * step + step * 0.15}
                width={step * 0.7}
                y={y(from)}
                height={y(under) - y(from)}
              />
            )
          })
        })}
        {piles.map(({ at, told }, i) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; the table has the same as links
          <rect
            key={`over ${at}`}
            className={css.over}
            x={i * step}
            width={step}
            y={0}
            height={height}
            onClick={() => props.onChoose(at)}
          >
            <title>{told}</title>
          </rect>
        ))}
      </svg>
    </div>
  )
}
