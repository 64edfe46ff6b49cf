import { useState } from 'react'
import css from './face.module.css'
import { initials } from './initials.ts'

/** A picture, or the initials. Colleagues are teal, customers grey: colour is not spent on who happens to be called what. */
export function Face(props: { name: string; picture?: string | null | undefined; ours?: boolean; size?: number }) {
  const size = props.size ?? 32
  const [broken, setBroken] = useState<string | null>(null)
  const style = { width: size, height: size, fontSize: Math.max(11, Math.round(size * 0.38)) }
  const { picture } = props
  if (picture && picture !== broken)
    return <img className={css.face} src={picture} alt="" style={style} onError={() => setBroken(picture)} />
  return (
    <span className={props.ours ? css.ours : css.theirs} style={style} aria-hidden>
      {initials(props.name)}
    </span>
  )
}
