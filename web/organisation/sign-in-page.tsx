/** Aanmelden: with a password, and where it is asked a code; with a passkey; or through the organisation. Then one is where one wanted to be. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type Me, readMe } from '../../contract/organisation.ts'
import { call } from '../kit/call.ts'
import { FirstFactor } from '../sign-in/first-factor.tsx'
import { OtherWays } from '../sign-in/other-ways.tsx'
import { PasswordForm } from '../sign-in/password-form.tsx'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import css from './door.module.css'
import { Door } from './door.tsx'
import { houseQuery, meQuery } from './session.ts'

export function SignInPage() {
  const { words, language } = useSpeech()
  const { terug, fout } = useSearch({ from: '/aanmelden' })
  const router = useRouter()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const house = useQuery(houseQuery).data
  /** Whoever has to set up a second step first, with what was typed. */
  const [without, setWithout] = useState<{ email: string; password: string } | null>(null)

  useEffect(() => {
    if (house && !house.settled) void navigate({ to: '/welkom', replace: true })
  }, [house, navigate])

  const enter = async (me: Me) => {
    queries.setQueryData(meQuery.queryKey, me)
    await router.invalidate()
    await router.navigate({ href: terug ?? '/', replace: true })
  }
  const { door } = words
  if (without)
    return (
      <Door title={words.running.door.mustTitle} lead={words.running.door.must}>
        <FirstFactor known={without} onIn={async () => enter(await call(readMe, {}))} />
      </Door>
    )
  return (
    <Door title={door.title} lead={terug ? door.wasOut : house?.name ? door.at(house.name) : undefined}>
      {fout && (
        <p className={css.elsewhere} role="alert">
          {tellProblem({ type: 'about:blank', title: fout, status: 403, code: fout }, language, words)}
        </p>
      )}
      <PasswordForm onIn={enter} onMustSetUp={setWithout} />
      <OtherWays label={house?.singleSignOn ?? null} back={terug ?? null} onIn={enter} />
      <p className={css.below}>
        <a href="/meeluisteren">{door.notice}</a>
      </p>
    </Door>
  )
}
