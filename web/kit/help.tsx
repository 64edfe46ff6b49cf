/** The sheet with all keys, behind "?". */
import { Modal, Switch } from '@mantine/core'
import { useWords } from '../words/language.tsx'
import type { Words } from '../words/nl.ts'
import css from './help.module.css'
import { useRemembered } from './remembered.ts'
import { Key } from './tip.tsx'

type Group = { title: (keys: Words['keys']) => string; keys: [string[], (keys: Words['keys']) => string][] }

const groups: Group[] = [
  {
    title: (words) => words.moving,
    keys: [
      [['j'], (words) => words.next],
      [['k'], (words) => words.previous],
      [['Enter'], (words) => words.open],
      [['n'], (words) => words.news],
      [['g i'], (words) => words.toInbox],
      [['g o'], (words) => words.toHandover],
      [['g m'], (words) => words.toNotifications],
      [['g l'], (words) => words.toListening],
      [['g w'], (words) => words.toBrand],
      [['g k'], (words) => words.toCircles],
      [['g r'], (words) => words.toSuppression],
      [['g t'], (words) => words.toTasks],
      [['g b'], (words) => words.toArrival],
      [['g s'], (words) => words.toSettings],
    ],
  },
  {
    title: (words) => words.doing,
    keys: [
      [['r'], (words) => words.reply],
      [['mod+Enter'], (words) => words.send],
      [['/'], (words) => words.canned],
      [['h', 'mod+j'], (words) => words.suggestions],
      [[':'], (words) => words.emoji],
      [['u'], (words) => words.undo],
      [['e'], (words) => words.answered],
      [['t', 'o'], (words) => words.take],
      [['m'], (words) => words.note],
      [['d'], (words) => words.task],
      [['s'], (words) => words.snooze],
      [['l'], (words) => words.labels],
      [['1', '2'], (words) => words.topic],
      [['c'], (words) => words.correct],
      [['v'], (words) => words.pull],
      [['x'], (words) => words.select],
      [['Shift+↓', 'Shift+↑'], (words) => words.reach],
      [['a', 'm', 'l', 's', 'f'], (words) => words.bulk],
      [['z'], (words) => words.undoBulk],
      [['b'], (words) => words.logRemark],
    ],
  },
  {
    title: (words) => words.listening,
    keys: [
      [['r'], (words) => words.joinPost],
      [['Enter'], (words) => words.openPost],
      [['x'], (words) => words.choosePost],
      [['w'], (words) => words.putAside],
      [['p'], (words) => words.followLive],
    ],
  },
  {
    title: (words) => words.finding,
    keys: [
      [['mod+k'], (words) => words.palette],
      [['/'], (words) => words.search],
      [['?'], (words) => words.help],
      [['Esc'], (words) => words.leave],
    ],
  },
]

export function HelpSheet(props: { open: boolean; onClose: () => void }) {
  const { keys, act } = useWords()
  const [letters, setLetters] = useRemembered<'on' | 'off'>('letters', 'on')
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={keys.title}
      size={1040}
      closeButtonProps={{ 'aria-label': act.close }}
    >
      <div className={css.groups}>
        {groups.map((group) => (
          <section key={group.title(keys)}>
            <h3 className={css.title}>{group.title(keys)}</h3>
            <dl className={css.list}>
              {group.keys.map(([alternatives, says]) => (
                <div key={alternatives.join()} className={css.line}>
                  <dt>{says(keys)}</dt>
                  <dd>
                    {alternatives.map((key, index) => (
                      <span key={key}>
                        {index > 0 && ` ${keys.or} `}
                        <Key keys={key} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className={css.switch ?? ''}
        checked={letters === 'on'}
        onChange={(event) => setLetters(event.currentTarget.checked ? 'on' : 'off')}
        label={keys.letters}
        description={keys.lettersHelp}
      />
    </Modal>
  )
}
