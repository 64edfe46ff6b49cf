/** On the page about somebody: the way to their own row. */
import { Link } from '@tanstack/react-router'
import { type ContactPart, Part } from '../contact/part.tsx'
import { floorWords } from '../words/floor.ts'
import { useWordsOf } from '../words/language.tsx'

export const ContactWaits: ContactPart = ({ contact }) => {
  const words = useWordsOf(floorWords)
  return (
    <Part title={words.title}>
      <Link to="/instellingen/servicegarantie" search={{ persoon: contact.id }}>
        {words.seeOwn}
      </Link>
    </Part>
  )
}
