/** A label: its name with a dot of its colour. The colours of situations are something else, so a label never fills its ground. */
import type { Label } from '../../contract/label.ts'
import css from './label-chip.module.css'

export function LabelChip({ label, quiet = false }: { label: Label; quiet?: boolean }) {
  return (
    <span className={css.chip} data-quiet={quiet}>
      <LabelDot colour={label.colour} />
      <bdi className={css.name}>{label.name}</bdi>
    </span>
  )
}

export function LabelDot({ colour }: { colour: Label['colour'] }) {
  return <span className={css.dot} data-colour={colour} aria-hidden />
}
