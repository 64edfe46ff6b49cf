/** When a team is there: one line that says so, and a week to fill in behind it. */
import { Button, Checkbox, Modal, Switch, TextInput } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { changeTeam, type Opening, type Team } from '../../contract/team.ts'
import { call } from '../kit/call.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { openingWords } from '../words/opening.ts'
import css from './opening-part.module.css'
import { sayOpening, useDays } from './say-opening.ts'

type Change = (work: () => Promise<Team>) => Promise<boolean>

export function OpeningPart({ team, mayChange, change }: { team: Team; mayChange: boolean; change: Change }) {
  const { format } = useSpeech()
  const { act } = useWords()
  const words = useWordsOf(openingWords)
  const days = useDays('short')
  const [open, setOpen] = useState(false)
  return (
    <div className={css.part}>
      <p>
        <span className={css.label}>{words.title}</span>
        {sayOpening(team.opening, words, days, format.list)}
      </p>
      {mayChange && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconClockHour4 size={16} stroke={1.6} aria-hidden />}
          aria-label={`${team.opening ? words.change : words.fill}: ${words.of(team.name)}`}
          onClick={() => setOpen(true)}
        >
          {team.opening ? words.change : words.fill}
        </Button>
      )}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.of(team.name)}
        size={500}
        closeButtonProps={{ 'aria-label': act.close }}
      >
        <Week team={team} change={change} onClose={() => setOpen(false)} />
      </Modal>
    </div>
  )
}

const usual = { from: '09:00', until: '17:30' }
const office: Opening = { week: [usual, usual, usual, usual, usual, null, null], onHolidays: false }

function Week({ team, change, onClose }: { team: Team; change: Change; onClose: () => void }) {
  const { act } = useWords()
  const words = useWordsOf(openingWords)
  const days = useDays('long')
  const [opening, setOpening] = useState<Opening>(team.opening ?? office)
  const { week, onHolidays } = opening
  const odd = week.findIndex((hours) => hours && hours.until !== '00:00' && hours.until === hours.from)
  const set = (day: number, hours: Opening['week'][number]) =>
    setOpening({ ...opening, week: week.map((before, at) => (at === day ? hours : before)) })
  const save = async (given: Opening | null) => {
    if (await change(() => call(changeTeam, { id: team.id, opening: given }))) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (odd === -1) void save(opening)
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <p>{words.help}</p>
      <ul className={css.week}>
        {days.map((day, at) => {
          const hours = week[at] ?? null
          return (
            <li key={day} className={css.day}>
              <Checkbox
                label={day}
                checked={hours !== null}
                onChange={(event) => set(at, event.currentTarget.checked ? (team.opening?.week[at] ?? usual) : null)}
              />
              {hours ? (
                <>
                  <TextInput
                    type="time"
                    required
                    aria-label={words.from(day)}
                    value={hours.from}
                    onChange={(event) => set(at, { ...hours, from: event.currentTarget.value })}
                  />
                  <span>{words.to}</span>
                  <TextInput
                    type="time"
                    required
                    aria-label={words.until(day)}
                    value={hours.until}
                    onChange={(event) => set(at, { ...hours, until: event.currentTarget.value })}
                  />
                  {hours.until !== '00:00' && hours.until < hours.from && (
                    <span className={css.closed}>{words.nextDay}</span>
                  )}
                </>
              ) : (
                <span className={css.closed}>{words.closed}</span>
              )}
            </li>
          )
        })}
      </ul>
      {odd !== -1 && (
        <p className={css.odd} role="alert">
          {words.odd(days[odd] ?? '')}
        </p>
      )}
      <Switch
        checked={onHolidays}
        onChange={(event) => setOpening({ ...opening, onHolidays: event.currentTarget.checked })}
        label={words.onHolidays}
        description={words.onHolidaysHelp}
      />
      <div className={css.foot}>
        {team.opening && (
          <Button variant="subtle" color="gray" onClick={() => void save(null)}>
            {words.clear}
          </Button>
        )}
        <Button type="submit" disabled={odd !== -1}>
          {act.save}
        </Button>
      </div>
    </form>
  )
}
