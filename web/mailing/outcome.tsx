/** What became of a list: how many may get it, how many not and why, and until when that is good. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { CleanedFile } from '../../contract/mailing.ts'
import { useFormat, useWordsOf } from '../words/language.tsx'
import { mailingWords } from '../words/mailing.ts'
import css from './mailing.module.css'

/** @param name of the file that was chosen */
export function Outcome({ cleaned, name }: { cleaned: CleanedFile; name: string }) {
  const words = useWordsOf(mailingWords)
  const format = useFormat()
  const { kept, rows, leftOut, noAddressAt, stale, column } = cleaned
  if (rows === 0) return <p className={css.kept}>{words.empty}</p>
  const told = (lines: number[], n: number) => words.noAddressAt(format.list(lines.map(String)), n > lines.length)
  return (
    <div className={css.outcome}>
      <p className={css.kept}>{words.kept(format.number(kept), format.number(rows))}</p>
      <p className={css.quiet}>{words.from(column)}</p>
      {leftOut.length > 0 && (
        <>
          <h3 className={css.sub}>{words.left}</h3>
          <ul className={css.codes}>
            {leftOut.map(({ code, n }) => (
              <li key={code}>
                <span>
                  {words.codes[code]}
                  {code === 'no-address' && <span className={css.quiet}> {told(noAddressAt, n)}</span>}
                </span>
                <span className="numbers">{format.number(n)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {leftOut.some(({ code }) => code === 'unknown') && (
        <p className={css.quiet}>
          {words.unknownHelp} <Link to="/instellingen/reclameregels">{words.toRules}</Link>
        </p>
      )}
      {stale && <p className={css.wrong}>{words.stale}</p>}
      <div className={css.acts}>
        <Button
          disabled={kept === 0}
          leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
          onClick={() => save(`${name.replace(/\.[^.]*$/, '')}-nu.csv`, cleaned.csv)}
        >
          {words.download}
        </Button>
      </div>
      {kept > 0 && <p className={css.good}>{words.good(format.time(cleaned.goodUntil))}</p>}
      <p className={css.quiet}>{words.warning}</p>
    </div>
  )
}

/** The mark in front tells spreadsheets that it is UTF-8. */
function save(name: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([`\ufeff${csv}`], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
