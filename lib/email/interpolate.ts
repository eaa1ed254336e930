import { EMAIL_TEMPLATES, type TemplateKey } from './templates'

/** The words of a mail as staff edit them. Paragraphs of the body are separated by an empty line; `{{name}}` stands for a variable. */
export type TemplateTexts = { subject: string; heading: string; body: string; action_label: string | null }

export type TemplateProblem = {
  field: keyof TemplateTexts
  problem: 'required' | 'tooLongText' | 'unknownVariable' | 'brokenVariable' | 'secretVariable' | 'oneLine'
  variable?: string
}

const VARIABLE = /\{\{\s*([a-z_]+)\s*\}\}/g
const LIMITS = { subject: 150, heading: 120, body: 4000, action_label: 40 } as const

/** Names of the variables a text uses, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))]
}

/** Puts the values in. A variable without a value becomes empty: a mail is never sent with braces in it. */
export function interpolate(text: string, values: Record<string, string>): string {
  return text.replace(VARIABLE, (_whole, name: string) => values[name] ?? '')
}

/**
 * Checks edited texts before they are saved: every variable must be one this mail has, braces must be closed, and the
 * link that opens an account may stand only behind the button.
 */
export function checkTexts(key: TemplateKey, texts: TemplateTexts): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const known: readonly string[] = [...EMAIL_TEMPLATES[key].variables, 'platform']
  const secret: readonly string[] = EMAIL_TEMPLATES[key].secret
  for (const field of ['subject', 'heading', 'body', 'action_label'] as const) {
    const text = texts[field]
    if (text === null || text.trim() === '') {
      if (field !== 'action_label' || hasAction(key)) problems.push({ field, problem: 'required' })
      continue
    }
    if (text.length > LIMITS[field]) problems.push({ field, problem: 'tooLongText' })
    if (field !== 'body' && /[\r\n]/.test(text)) problems.push({ field, problem: 'oneLine' })
    for (const variable of variablesIn(text)) {
      if (secret.includes(variable)) problems.push({ field, problem: 'secretVariable', variable })
      else if (!known.includes(variable)) problems.push({ field, problem: 'unknownVariable', variable })
    }
    if (/\{\{|\}\}/.test(text.replace(VARIABLE, ''))) problems.push({ field, problem: 'brokenVariable' })
  }
  return problems
}

/** Whether mails of this kind carry a button. */
export function hasAction(key: TemplateKey): boolean {
  const template: { variables: readonly string[]; secret: readonly string[] } = EMAIL_TEMPLATES[key]
  return template.variables.includes('action_url') || template.secret.includes('action_url')
}
