/** The look of one way to pay, whether a button leads on or a link. */
export const PAY_ROW =
  'flex min-h-16 w-full items-center gap-4 rounded-md border border-line bg-card px-4 py-3 text-start font-semibold transition-colors duration-150 hover:border-primary hover:bg-primary-soft active:translate-y-px'
