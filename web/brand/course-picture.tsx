/** A line over weeks for each subject, over the bounds between which that of the first one lies; hatched where too few spoke. */
import css from './brand.module.css'
import type { Figure } from './figures.ts'

/** The picture's own measure; it is stretched to the width of the page. */
const [width, height] = [700, 160]

export type Line = { name: string; place: number; figures: readonly Figure[] }

export function CoursePicture(props: {
  lines: readonly Line[]
  reach: { least: number; most: number; grid: readonly number[] }
  /** Which week is looked at closely. */
  chosen: number
  label: string
}) {
  const { lines, reach, chosen, label } = props
  const [first] = lines
  const weeks = first?.figures.length ?? 0
  const step = width / Math.max(1, weeks)
  const y = (value: number) => {
    const within = Math.max(reach.least, Math.min(reach.most, value))
    return height - ((within - reach.least) / (reach.most - reach.least)) * height
  }
  return (
    <svg className={css.picture} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img">
      <title>{label}</title>
      <defs>
        <pattern id="brand-few" width="6" height="4" patternUnits="userSpaceOnUse">
          <rect width="6" height="2" className={css.hatch} />
        </pattern>
      </defs>
      <rect className={css.chosen} x={chosen * step} width={step} y={0} height={height} />
      {reach.grid.map((value) => (
        <line key={value} className={css.grid} data-zero={value === 0} x1={0} x2={width} y1={y(value)} y2={y(value)} />
      ))}
      {first?.figures.map(({ low, high, tooFew }, i) => (
        <rect
          key={i}
          className={tooFew ? css.few : css.band}
          x={i * step + step * 0.12}
          width={step * 0.76}
          y={y(high)}
          height={Math.max(2, y(low) - y(high))}
        />
      ))}
      {lines.toReversed().map(({ name, place, figures }) => (
        <polyline
          key={name}
          className={css.line}
          data-place={place}
          points={figures.map(({ value }, i) => `${(i + 0.5) * step},${y(value)}`).join(' ')}
        />
      ))}
    </svg>
  )
}
