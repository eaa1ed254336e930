import type { Draft, DraftVisibility } from '@/lib/licensing/definitions/versions/draft'

/** The draft after a field took another key: whatever names the field goes along. */
export function renameField(draft: Draft, from: string, to: string): Draft {
  if (from === '' || from === to) return draft
  const visibility = (when: DraftVisibility): DraftVisibility => {
    if (!when) return when
    const follow = <Condition extends { field: string }>(condition: Condition) =>
      condition.field === from ? { ...condition, field: to } : condition
    return 'all' in when ? { all: when.all.map(follow) } : { any: when.any.map(follow) }
  }
  return {
    ...draft,
    subject: draft.subject === from ? to : draft.subject,
    sections: draft.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => ({ ...field, visible_when: visibility(field.visible_when) })),
    })),
    documents: draft.documents.map((document) => ({
      ...document,
      visible_when: visibility(document.visible_when),
    })),
    stages: draft.stages.map((stage) => ({
      ...stage,
      skip: stage.skip && { ...stage.skip, when: visibility(stage.skip.when) },
    })),
    priorities: draft.priorities.map((rule) => ({ ...rule, when: visibility(rule.when) })),
    certificate: {
      ...draft.certificate,
      facts: draft.certificate.facts.map((key) => (key === from ? to : key)),
    },
  }
}

/** The draft after a stage took another key. */
export function renameStage(draft: Draft, from: string, to: string): Draft {
  if (from === '' || from === to) return draft
  return {
    ...draft,
    stages: draft.stages.map((stage) => ({
      ...stage,
      separate_from: stage.separate_from.map((key) => (key === from ? to : key)),
    })),
  }
}
