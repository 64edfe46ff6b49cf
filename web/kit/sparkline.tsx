import css from './sparkline.module.css'

/**
 * A small line of counts, oldest first, drawn over the band of what is usual. The words that belong to it stand beside it, so it is a
 * picture with a label and no more. The last value is marked.
 */
export function Sparkline(props: {
  values: readonly number[]
  usual?: { low: number; high: number } | null
  label: string
  width?: number
  height?: number
}) {
  const { values, usual, width = 120, height = 28 } = props
  const top = Math.max(1, ...values, usual?.high ?? 0)
  const inset = 3
  // The last value stands at the right, also when it is the only one.
  const x = (index: number) =>
    width - inset - ((values.length - 1 - index) * (width - 2 * inset)) / Math.max(1, values.length - 1)
  const y = (value: number) => height - inset - (value / top) * (height - 2 * inset)
  const last = values.at(-1)
  return (
    <svg className={css.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{props.label}</title>
      {usual && (
        <rect
          className={css.usual}
          x={0}
          width={width}
          y={y(usual.high)}
          height={Math.max(2, y(usual.low) - y(usual.high))}
        />
      )}
      {values.length > 1 && (
        <polyline className={css.line} points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')} />
      )}
      {last !== undefined && <circle className={css.last} cx={x(values.length - 1)} cy={y(last)} r={2.5} />}
    </svg>
  )
}
