/** What is put below an answer, as the customer will see it. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../words/language.tsx'
import css from './composer.module.css'

export function ComposerSignature({ text }: { text: string }) {
  const { composer } = useWords()
  return (
    <div className={css.signature}>
      {text ? (
        <>
          <span className="unseen">{composer.signature}: </span>
          {text}
        </>
      ) : (
        <>
          {composer.noSignature} · <Link to="/instellingen/profiel">{composer.addSignature}</Link>
        </>
      )}
    </div>
  )
}
