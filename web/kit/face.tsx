import css from './face.module.css'

/** A picture, or the initials. Colleagues are teal, customers grey: colour is not spent on who happens to be called what. */
export function Face(props: { name: string; picture?: string | null | undefined; ours?: boolean; size?: number }) {
  const size = props.size ?? 32
  const style = { width: size, height: size, fontSize: Math.max(11, Math.round(size * 0.38)) }
  if (props.picture) return <img className={css.face} src={props.picture} alt="" style={style} />
  return (
    <span className={props.ours ? css.ours : css.theirs} style={style} aria-hidden>
      {initials(props.name)}
    </span>
  )
}

/** "Bram de Wit" → "BW"; an address or a handle gives its first letter. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const first = firstLetter(words[0] ?? '')
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase() || '?'
}

function firstLetter(word: string): string {
  return [...word].find((letter) => /\p{L}|\p{N}/u.test(letter)) ?? ''
}
