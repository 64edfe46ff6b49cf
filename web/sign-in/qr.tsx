import { encode } from 'uqr'
import css from './sign-in.module.css'

/** A QR code, drawn dark on light whatever the colours of the page: that is what cameras know. */
export function Qr(props: { text: string; label: string }) {
  const { size, data } = encode(props.text, { border: 3 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      className={css.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
