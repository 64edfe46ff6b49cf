/** Rules of which there are several: caps, campaigns, segments (and sensitive days, which stand beside this). Each a line that can be added and taken away. */
import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { mediums, purposes } from '../../contract/suppression.ts'
import { useWordsOf } from '../words/language.tsx'
import { suppressionWords } from '../words/suppression.ts'
import { suppressionRuleWords } from '../words/suppression-rule.ts'
import type { RuleFields } from './rule-fields.tsx'
import css from './suppression.module.css'

const marketing = purposes.filter((one) => one !== 'transactional')
const anyMedium = ['any', ...mediums] as const
const wide = { purpose: 'marketing', medium: 'any' } as const

type Scope = { purpose: (typeof marketing)[number]; medium: (typeof anyMedium)[number] }

export function Lines<T>(props: {
  all: readonly T[]
  fresh: T
  onChange: (all: T[]) => void
  line: (one: T, set: (part: Partial<T>) => void, place: number) => ReactNode
}) {
  const words = useWordsOf(suppressionRuleWords)
  const { all, onChange } = props
  return (
    <>
      {all.map((one, i) => (
        // A line has no name but its place; what stands in it comes from outside.
        <div key={`${i} of ${all.length}`} className={css.line}>
          {props.line(one, (part) => onChange(all.with(i, { ...one, ...part })), i)}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words.remove(i + 1)}
            onClick={() => onChange(all.toSpliced(i, 1))}
          >
            <IconX size={18} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={16} stroke={1.6} />}
        onClick={() => onChange([...all, props.fresh])}
      >
        {words.add}
      </Button>
    </>
  )
}

function ScopeFields<T extends Scope>({ one, set }: { one: T; set: (part: Partial<Scope>) => void }) {
  const says = useWordsOf(suppressionWords)
  return (
    <>
      <NativeSelect
        label={says.purposeLabel}
        value={one.purpose}
        onChange={({ currentTarget }) =>
          set({ purpose: marketing.find((each) => each === currentTarget.value) ?? 'marketing' })
        }
        data={marketing.map((value) => ({ value, label: says.purposes[value] }))}
      />
      <NativeSelect
        label={says.mediumLabel}
        value={one.medium}
        onChange={({ currentTarget }) =>
          set({ medium: anyMedium.find((each) => each === currentTarget.value) ?? 'any' })
        }
        data={anyMedium.map((value) => ({ value, label: says.mediums[value] }))}
      />
    </>
  )
}

const atLeastOne = (typed: string | number) => Math.max(1, Math.round(Number(typed) || 1))

export function Caps({ rules: { caps }, change }: RuleFields) {
  const words = useWordsOf(suppressionRuleWords)
  return (
    <Lines
      all={caps}
      fresh={{ ...wide, days: 7, most: 2 }}
      onChange={(all) => change({ caps: all })}
      line={(one, set) => (
        <>
          <NumberInput
            label={words.most}
            min={1}
            max={1000}
            value={one.most}
            onChange={(typed) => set({ most: atLeastOne(typed) })}
          />
          <NumberInput
            label={words.inDays}
            min={1}
            max={90}
            value={one.days}
            onChange={(typed) => set({ days: atLeastOne(typed) })}
          />
          <ScopeFields one={one} set={set} />
        </>
      )}
    />
  )
}

export function Campaigns({ rules: { campaigns }, change, wrong }: RuleFields) {
  const words = useWordsOf(suppressionRuleWords)
  const moment = (value: string) => value.slice(0, 10)
  return (
    <Lines
      all={campaigns}
      fresh={{ name: '', rank: campaigns.length + 1, from: '', until: '', segment: null }}
      onChange={(all) => change({ campaigns: all })}
      line={(one, set, i) => (
        <>
          <NumberInput
            label={words.rank}
            min={1}
            max={1000}
            value={one.rank}
            onChange={(typed) => set({ rank: atLeastOne(typed) })}
          />
          <TextInput
            label={words.name}
            required
            maxLength={120}
            error={wrong(`campaigns.${i}.name`)}
            value={one.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={words.from}
            required
            error={wrong(`campaigns.${i}.from`)}
            value={moment(one.from)}
            onChange={({ currentTarget }) => set({ from: `${currentTarget.value}T00:00:00Z` })}
          />
          <TextInput
            type="date"
            label={words.untilDay}
            required
            min={moment(one.from)}
            error={wrong(`campaigns.${i}.until`)}
            value={moment(one.until)}
            onChange={({ currentTarget }) => set({ until: `${currentTarget.value}T23:59:59Z` })}
          />
          <TextInput
            label={words.segment}
            placeholder={words.everybody}
            maxLength={120}
            value={one.segment ?? ''}
            onChange={({ currentTarget }) => set({ segment: currentTarget.value || null })}
          />
        </>
      )}
    />
  )
}

export function Segments({ rules: { segments }, change }: RuleFields) {
  const words = useWordsOf(suppressionRuleWords)
  return (
    <Lines
      all={segments}
      fresh={{ ...wide, segment: '' }}
      onChange={(all) => change({ segments: all })}
      line={(one, set) => (
        <>
          <TextInput
            label={words.segment}
            required
            maxLength={120}
            value={one.segment}
            onChange={({ currentTarget }) => set({ segment: currentTarget.value })}
          />
          <ScopeFields one={one} set={set} />
        </>
      )}
    />
  )
}
