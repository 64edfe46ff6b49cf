/** Zoeken: people, conversations and messages over all history, while one types. */
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useSearch as useAddress, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useKeys } from '../kit/keys.ts'
import { Page } from '../kit/page.tsx'
import { useWords } from '../words/language.tsx'
import { Answer } from './answer.tsx'
import { type Asked, longestQuery } from './asked.ts'
import { type Change, SearchFilters } from './filters.tsx'
import css from './search-page.module.css'
import { useRested } from './use-search.ts'

export function SearchPage() {
  const { search: words } = useWords()
  const asked = useAddress({ from: '/house/zoeken' })
  const navigate = useNavigate({ from: '/zoeken' })
  const box = useRef<HTMLInputElement>(null)
  const found = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(asked.q ?? '')
  const rested = useRested(typed)
  const change = (to: Change) =>
    void navigate({ to: '.', search: (kept) => without({ ...kept, ...to }), replace: true })

  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    if (rested !== (asked.q ?? '')) change({ q: rested || undefined })
  }, [rested])
  useKeys({ '/': () => box.current?.select() })

  const move = (event: KeyboardEvent) => {
    const results = [...(found.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
    const at = results.indexOf(document.activeElement as HTMLElement)
    const inBox = document.activeElement === box.current
    if (event.key === 'Enter' && inBox) results[0]?.click()
    else if (event.key === 'ArrowDown' && (inBox || at >= 0)) results[inBox ? 0 : at + 1]?.focus()
    else if (event.key === 'ArrowUp' && at >= 0) (results[at - 1] ?? box.current)?.focus()
    else return
    event.preventDefault()
  }

  return (
    <Page title={words.title}>
      <search onKeyDown={move} className={css.search}>
        <TextInput
          ref={box}
          size="md"
          type="search"
          autoComplete="off"
          maxLength={longestQuery}
          aria-label={words.label}
          placeholder={words.placeholder}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <SearchFilters asked={asked} onChange={change} />
        <div ref={found}>
          <Answer asked={asked} />
        </div>
      </search>
    </Page>
  )
}

/** What is not asked does not stand in the address. */
const without = (asked: object) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Asked
