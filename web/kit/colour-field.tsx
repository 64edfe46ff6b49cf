import { Radio } from '@mantine/core'
import { type LabelColour, labelColours } from '../../contract/label.ts'
import { LabelDot } from '../label/label-chip.tsx'
import { useWords } from '../words/language.tsx'
import css from './colour-field.module.css'

/** One of the colours that things of our own have, by name as well: a dot alone says nothing to who does not see its colour. */
export function ColourField(props: {
  value: LabelColour
  onChange: (colour: LabelColour) => void
  label?: string
  description?: string
}) {
  const { label: words } = useWords()
  return (
    <Radio.Group
      label={props.label ?? words.colour}
      description={props.description}
      value={props.value}
      onChange={(value) => props.onChange(labelColours.find((each) => each === value) ?? 'grey')}
    >
      <div className={css.colours}>
        {labelColours.map((each) => (
          <Radio
            key={each}
            value={each}
            label={
              <span className={css.colour}>
                <LabelDot colour={each} />
                {words.colours[each]}
              </span>
            }
          />
        ))}
      </div>
    </Radio.Group>
  )
}
