/** The organisation's own guidelines, above what one writes; folded away by who knows them. */
import { IconChevronDown } from '@tabler/icons-react'
import { useRemembered } from '../kit/remembered.ts'
import { guidelineWords } from '../words/guideline.ts'
import { useWordsOf } from '../words/language.tsx'
import css from './own-guidelines.module.css'
import { useGuideline } from './queries.ts'

export function OwnGuidelines() {
  const words = useWordsOf(guidelineWords)
  const { guideline } = useGuideline()
  const [fold, setFold] = useRemembered<'open' | 'closed'>('richtlijnen', 'open')
  if (!guideline || guideline.own.length === 0) return null
  const isOpen = fold === 'open'
  return (
    <div className={css.guidelines}>
      <button
        type="button"
        className={css.title}
        aria-expanded={isOpen}
        onClick={() => setFold(isOpen ? 'closed' : 'open')}
      >
        <IconChevronDown size={14} stroke={1.8} aria-hidden data-open={isOpen} />
        {words.ours}
      </button>
      {isOpen && (
        <ol className={css.list}>
          {guideline.own.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      )}
    </div>
  )
}
