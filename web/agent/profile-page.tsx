/** Mijn profiel: how customers see me, in what language the screen speaks, and my password. */
import { Button, FileButton, SegmentedControl, Textarea, TextInput, useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useChangeLanguage } from '../house/my-menu.tsx'
import { Face } from '../kit/face.tsx'
import { Page, Part } from '../kit/page.tsx'
import { toastProblem } from '../kit/toast.ts'
import { HearingPart } from '../notification/hearing-part.tsx'
import { useMe } from '../organisation/session.ts'
import { ExtensionPart } from '../phone/extension-part.tsx'
import { type Language, useWords } from '../words/language.tsx'
import { PasswordPart } from './password-part.tsx'
import css from './profile-page.module.css'
import { shrinkPicture } from './shrink-picture.ts'
import { SignaturesPart } from './signatures-part.tsx'
import { useChangeMe } from './use-change-me.ts'

export function ProfilePage() {
  const { profile } = useWords()
  return (
    <Page title={profile.title} lead={profile.lead}>
      <FacePart />
      <NamePart />
      <ExtensionPart />
      <SignaturesPart />
      <ScreenPart />
      <HearingPart />
      <PasswordPart />
    </Page>
  )
}

function FacePart() {
  const { profile, settings } = useWords()
  const { agent } = useMe()
  const change = useChangeMe()
  const choose = async (file: File | null) => {
    if (!file) return
    try {
      await change({ face: await shrinkPicture(file) }, settings.saved)
    } catch {
      toastProblem(profile.badPhoto)
    }
  }
  return (
    <Part title={profile.face} lead={profile.faceHelp}>
      <div className={css.face}>
        <Face name={agent.alias} picture={agent.face} ours size={72} />
        <div className={css.acts}>
          <FileButton onChange={(file) => void choose(file)} accept="image/png,image/jpeg,image/webp">
            {(button) => (
              <Button variant="default" {...button}>
                {profile.choosePhoto}
              </Button>
            )}
          </FileButton>
          {agent.face && (
            <Button variant="subtle" color="gray" onClick={() => void change({ face: null }, settings.saved)}>
              {profile.removePhoto}
            </Button>
          )}
        </div>
      </div>
    </Part>
  )
}

function NamePart() {
  const { profile, settings, act } = useWords()
  const { agent } = useMe()
  const change = useChangeMe()
  const [alias, setAlias] = useState(agent.alias)
  const [signature, setSignature] = useState(agent.signature)
  const [busy, setBusy] = useState(false)
  const changed = alias !== agent.alias || signature !== agent.signature
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    await change({ alias: alias.trim(), signature }, settings.saved)
    setBusy(false)
  }
  return (
    <Part title={profile.named}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <TextInput
          label={profile.alias}
          description={profile.aliasHelp}
          required
          maxLength={80}
          value={alias}
          onChange={(event) => setAlias(event.currentTarget.value)}
        />
        <Textarea
          label={profile.signature}
          description={profile.signatureHelp}
          rows={3}
          maxLength={1000}
          value={signature}
          onChange={(event) => setSignature(event.currentTarget.value)}
        />
        <figure className={css.preview} aria-label={profile.preview}>
          <figcaption>{profile.preview}</figcaption>
          <Face name={alias || '?'} picture={agent.face} ours size={32} />
          <div>
            <strong>{alias || '?'}</strong>
            <p>{profile.previewText}</p>
            {signature && <p className={css.signature}>{signature}</p>}
          </div>
        </figure>
        <div>
          <Button type="submit" disabled={!changed || alias.trim() === ''} loading={busy}>
            {act.save}
          </Button>
        </div>
      </form>
    </Part>
  )
}

function ScreenPart() {
  const narrow = useMediaQuery('(max-width: 480px)')
  const { profile, house } = useWords()
  const { agent, organisation } = useMe()
  const changeLanguage = useChangeLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const own = organisation.language === 'nl' ? house.dutch : house.english
  return (
    <Part title={profile.screen}>
      <div className={css.choice}>
        <span className={css.label} id="taal">
          {profile.language}
        </span>
        <SegmentedControl
          orientation={narrow ? 'vertical' : 'horizontal'}
          aria-labelledby="taal"
          value={agent.language ?? 'house'}
          onChange={(value) => void changeLanguage(value === 'house' ? null : (value as Language))}
          data={[
            { value: 'house', label: `${profile.languageHouse} (${own})` },
            { value: 'nl', label: house.dutch },
            { value: 'en', label: house.english },
          ]}
        />
      </div>
      <div className={css.choice}>
        <span className={css.label} id="kleur">
          {house.scheme}
        </span>
        <SegmentedControl
          orientation={narrow ? 'vertical' : 'horizontal'}
          aria-labelledby="kleur"
          value={colorScheme}
          onChange={(value) => setColorScheme(value as typeof colorScheme)}
          data={[
            { value: 'auto', label: house.auto },
            { value: 'light', label: house.light },
            { value: 'dark', label: house.dark },
          ]}
        />
      </div>
    </Part>
  )
}
