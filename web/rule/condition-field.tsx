/** The fields of one condition. */
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { languages, sentiments, traits } from '../../contract/judgement.ts'
import { useChannels } from '../channel/queries.ts'
import { useLabels } from '../label/queries.ts'
import { useTeams } from '../team/queries.ts'
import { useTermGroups } from '../term/queries.ts'
import { judgementWords } from '../words/judgement.ts'
import { useWordsOf } from '../words/language.tsx'
import { ruleWords } from '../words/rule.ts'
import css from './rule-page.module.css'
import type { Condition } from './sentence.ts'
import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'

/** So many choices are drawn; the rest is found by typing. */
const mostShown = 60

export function ConditionField(props: { condition: Condition; onChange: (condition: Condition) => void }) {
  const { condition, onChange } = props
  const words = useWordsOf(ruleWords)
  const label = words.conditionName[condition.if]
  switch (condition.if) {
    case 'says':
      return (
        <>
          <Not {...props} />
          <TagsInput
            aria-label={label}
            placeholder={words.wordsHint}
            value={condition.words}
            onChange={(next) => onChange({ ...condition, words: next })}
            maxTags={200}
            acceptValueOnBlur
          />
        </>
      )
    case 'from':
      return (
        <>
          <Not {...props} />
          <TagsInput
            aria-label={label}
            placeholder={words.fromHint}
            value={condition.addresses}
            onChange={(addresses) => onChange({ ...condition, addresses })}
            acceptValueOnBlur
          />
        </>
      )
    case 'press':
      return <Not {...props} />
    case 'channel':
    case 'team':
    case 'label':
    case 'term':
      return <Named condition={condition} onChange={onChange} />
    case 'sentiment':
    case 'trait':
    case 'language':
      return <Read condition={condition} onChange={onChange} />
    case 'owner':
      return (
        <Select
          aria-label={label}
          data={(['nobody', 'somebody'] as const).map((value) => ({ value, label: words.ownerName[value] }))}
          value={condition.owner}
          allowDeselect={false}
          onChange={(value) => onChange({ if: 'owner', owner: value === 'somebody' ? 'somebody' : 'nobody' })}
        />
      )
    case 'contacts':
      return (
        <NumberInput
          aria-label={label}
          min={1}
          max={1000}
          allowDecimal={false}
          value={condition.from}
          onChange={(value) => onChange({ if: 'contacts', from: Number(value) || 1 })}
        />
      )
    case 'visibility':
      return (
        <Select
          aria-label={label}
          data={(['public', 'followers', 'direct', 'phone'] as const).map((value) => ({
            value,
            label: words.visibilityName[value],
          }))}
          value={condition.visibility}
          allowDeselect={false}
          onChange={(value) =>
            onChange({ if: 'visibility', visibility: (value ?? 'public') as typeof condition.visibility })
          }
        />
      )
    case 'hours': {
      const put = (part: Partial<typeof condition.hours>) =>
        onChange({ ...condition, hours: { ...condition.hours, ...part } })
      return (
        <>
          <Not {...props} />
          <TextInput
            type="time"
            aria-label={words.hoursFrom}
            value={condition.hours.from}
            onChange={(event) => put({ from: event.currentTarget.value })}
            required
          />
          <TextInput
            type="time"
            aria-label={words.hoursUntil}
            value={condition.hours.until}
            onChange={(event) => put({ until: event.currentTarget.value })}
            required
          />
          <MultiSelect
            aria-label={words.hoursDays}
            data={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: words.dayName[day] ?? '' }))}
            value={condition.hours.days.map(String)}
            onChange={(days) => put({ days: days.map(Number) })}
          />
        </>
      )
    }
  }
}

/** One of some things that have names: channels, teams, labels, groups of search terms. */
function Named(props: {
  condition: Extract<Condition, { if: 'channel' | 'team' | 'label' | 'term' }>
  onChange: (condition: Condition) => void
}) {
  const { condition, onChange } = props
  const words = useWordsOf(ruleWords)
  const { channels } = useChannels()
  const { teams } = useTeams()
  const { labels } = useLabels()
  const { groups } = useTermGroups()
  const things = { channel: channels, team: teams, label: labels, term: groups }[condition.if]
  const [chosen, put] = chosenOf(condition, onChange)
  return (
    <>
      <Not condition={condition} onChange={onChange} />
      <MultiSelect
        aria-label={words.conditionName[condition.if]}
        data={things.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={put}
        searchable
        limit={mostShown}
        nothingFoundMessage={words.nothingFound}
      />
    </>
  )
}

/** One of what can be read in a message: how it sounds, what is wanted, its language. */
function Read(props: {
  condition: Extract<Condition, { if: 'sentiment' | 'trait' | 'language' }>
  onChange: (condition: Condition) => void
}) {
  const { condition, onChange } = props
  const words = useWordsOf(ruleWords)
  const { names, languages: languageNames } = useWordsOf(judgementWords)
  const choose = <T extends string>(
    all: readonly T[],
    called: Readonly<Record<T, string>>,
    is: readonly T[],
    put: (next: T[]) => void,
  ) => (
    <MultiSelect
      aria-label={words.conditionName[condition.if]}
      data={all.map((value) => ({ value, label: called[value] }))}
      value={[...is]}
      onChange={(next) => put(all.filter((one) => next.includes(one)))}
      searchable
      nothingFoundMessage={words.nothingFound}
    />
  )
  return (
    <>
      <Not condition={condition} onChange={onChange} />
      {condition.if === 'sentiment'
        ? choose(sentiments, names, condition.sentiments, (next) => onChange({ ...condition, sentiments: next }))
        : condition.if === 'trait'
          ? choose(traits, names, condition.traits, (next) => onChange({ ...condition, traits: next }))
          : choose(languages, languageNames, condition.languages, (next) =>
              onChange({ ...condition, languages: next }),
            )}
    </>
  )
}

/** The ids that a condition holds, and how others come in their place. */
function chosenOf(
  condition: Extract<Condition, { if: 'channel' | 'team' | 'label' | 'term' }>,
  onChange: (condition: Condition) => void,
): [string[], (ids: string[]) => void] {
  switch (condition.if) {
    case 'channel':
      return [condition.channelIds, (channelIds) => onChange({ ...condition, channelIds })]
    case 'team':
      return [condition.teamIds, (teamIds) => onChange({ ...condition, teamIds })]
    case 'label':
      return [condition.labelIds, (labelIds) => onChange({ ...condition, labelIds })]
    case 'term':
      return [condition.groupIds, (groupIds) => onChange({ ...condition, groupIds })]
  }
}

/** "is" or "is not". */
function Not(props: { condition: Condition; onChange: (condition: Condition) => void }) {
  const words = useWordsOf(ruleWords)
  const { condition, onChange } = props
  if (condition.if === 'owner' || condition.if === 'contacts' || condition.if === 'visibility') return null
  return (
    <Select
      aria-label={words.whether}
      data={[
        { value: 'yes', label: condition.if === 'says' ? words.mentions : words.is },
        { value: 'no', label: condition.if === 'says' ? words.mentionsNot : words.isNot },
      ]}
      value={condition.not ? 'no' : 'yes'}
      allowDeselect={false}
      onChange={(value) => onChange({ ...condition, not: value === 'no' })}
      className={css.whether ?? ''}
    />
  )
}
