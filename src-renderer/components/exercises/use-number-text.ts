import { computed, ref, watch, type Ref } from 'vue'
import { stepped, typedNumber, typedText } from './number-text.ts'

export interface NumberRules {
  /** What the number is called in messages. */
  readonly name: string
  /** How far one press of an arrow goes. */
  readonly step: number
  readonly min: number
  readonly max: number
  /** Why a number is not allowed, or null: said beside the field. */
  readonly refuse?: (value: number) => string | null
}

/** A number that is typed as text: the model follows each text that is a number, and stays where it is for any other. */
export function useNumberText(model: Ref<number>, rules: NumberRules) {
  const text = ref(typedText(model.value))
  watch(model, (value) => {
    if (typedNumber(text.value) !== value) text.value = typedText(value)
  })

  const problem = computed(() => {
    const value = typedNumber(text.value)
    if (value === null) return `${rules.name} is a number; "${text.value}" was entered. Type one such as 0.5.`
    return rules.refuse?.(value) ?? null
  })

  function type(typed: string): void {
    text.value = typed
    const value = typedNumber(typed)
    if (value !== null && problem.value === null) model.value = value
  }

  function step(event: KeyboardEvent): void {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    model.value = stepped(model.value, direction * rules.step, rules)
    text.value = typedText(model.value)
  }

  return { text, problem, type, step }
}
