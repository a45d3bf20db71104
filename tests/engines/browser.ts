/** What a journey needs of a browser. Everything else is asked of the page with `run`. */
export interface Browser {
  /** Opens an address and waits until it has loaded. */
  goto(url: string): Promise<void>;
  /** Presses keys one after the other: `Tab`, `Control+k`, `a`. */
  press(...keys: string[]): Promise<void>;
  /** Clicks at a place of the viewport, in CSS pixels. */
  clickAt(x: number, y: number): Promise<void>;
  /** Calls a function inside the page. It sees its argument only; both ways go as JSON. */
  run<Argument, Result>(work: (argument: Argument) => Result, argument: Argument): Promise<Result>;
  /** -1 is Back, 1 is Forward. */
  traverse(steps: -1 | 1): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** A browser that runs; each tab has cookies, storage and history of its own. */
export interface Engine {
  newTab(): Promise<Browser>;
  close(): Promise<void>;
}

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const named = new Map([
  ['Backspace', '\uE003'],
  ['Tab', '\uE004'],
  ['Enter', '\uE007'],
  ['Shift', '\uE008'],
  ['Control', '\uE009'],
  ['Escape', '\uE00C'],
  ['Space', ' '],
  ['ArrowUp', '\uE013'],
  ['ArrowDown', '\uE015'],
]);

/** `Control+k` as the actions that both WebDriver protocols take. */
export function keyActions(chords: string[]): object[] {
  const actions = chords.flatMap((chord) => {
    const values = (chord === '+' ? ['+'] : chord.split('+')).map((key) => named.get(key) ?? key);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    return [...down, ...values.toReversed().map((value) => ({ type: 'keyUp', value }))];
  });
  return [{ type: 'key', id: 'keyboard', actions }];
}

export const clickActions = (x: number, y: number): object[] => [
  {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
];

/** The source of a function that takes and gives JSON. */
export const asJson = (work: (argument: never) => unknown): string =>
  `async (json) => JSON.stringify({ value: await (${work})(JSON.parse(json)) })`;

export const fromJson = <Result>(json: string): Result => JSON.parse(json).value;
