/** The news about something, as a feed: fills in the address of an engine that searches it. */
import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Filled } from '../kit/manifest-fields.tsx'
import { Part } from '../kit/page.tsx'
import { useSpeech } from '../words/language.tsx'
import { newsWords } from '../words/news.ts'
import css from './news-chooser.module.css'
import { newsEngines } from './news-engines.ts'

export type Begin = { name: string; settings: Filled }

export function NewsChooser({ onChoose }: { onChoose: (begin: Begin) => void }) {
  const { language } = useSpeech()
  const words = newsWords[language]
  const [about, setAbout] = useState('')
  const [engineId, setEngineId] = useState(newsEngines[0]?.id ?? '')
  const [newsIn, setNewsIn] = useState(language)
  const [filled, setFilled] = useState(false)
  const fill = (event: FormEvent) => {
    event.preventDefault()
    const engine = newsEngines.find(({ id }) => id === engineId)
    if (!engine || about.trim() === '') return
    onChoose({ name: words.name(about.trim()).slice(0, 80), settings: { address: engine.feed(about, newsIn) } })
    setFilled(true)
  }
  return (
    <form onSubmit={fill}>
      <Part title={words.title}>
        <p className={css.lead}>{words.lead}</p>
        <TextInput
          label={words.about}
          description={words.aboutHelp}
          maxLength={200}
          value={about}
          onChange={(event) => {
            setAbout(event.currentTarget.value)
            setFilled(false)
          }}
        />
        <div className={css.choices}>
          <Select
            label={words.where}
            value={engineId}
            onChange={(id) => id && setEngineId(id)}
            data={newsEngines.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            label={words.inLanguage}
            value={newsIn}
            onChange={(value) => (value === 'nl' || value === 'en') && setNewsIn(value)}
            data={(['nl', 'en'] as const).map((each) => ({ value: each, label: words.languages[each] }))}
          />
          <Button type="submit" variant="default" disabled={about.trim() === ''}>
            {words.fill}
          </Button>
        </div>
        <p className={css.lead} role="status">
          {filled ? words.filled : ''}
        </p>
      </Part>
    </form>
  )
}
