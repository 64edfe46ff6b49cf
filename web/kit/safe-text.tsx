/** Text of strangers: shown as it is, never as markup; web addresses can be followed, everything else is letters. */
import { Fragment } from 'react'
import { splitAddresses } from './addresses.ts'

export function SafeText(props: { text: string }) {
  return splitAddresses(props.text).map((part, index) =>
    part.href ? (
      <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )
}
