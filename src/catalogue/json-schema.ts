import type { Path } from '../yaml/walk.ts';
import { catalogueJsonSchema } from './schema.ts';

/** The schema of one value of the file. */
interface Part {
  type?: string;
  format?: string;
  properties?: Record<string, Part>;
  required?: string[];
  items?: Part;
  additionalProperties?: Part | false;
  anyOf?: Part[];
}

let schema: Part | undefined;

/** The schema of the value at a path. Where it allows several kinds, the one with fields or items. */
function partAt(path: Path): Part | undefined {
  schema ??= catalogueJsonSchema() as Part;
  return path.reduce<Part | undefined>((part, step) => {
    const { properties, items, additionalProperties } = chosen(part) ?? {};
    if (properties && Object.hasOwn(properties, step)) return properties[String(step)];
    return items ?? (additionalProperties || undefined);
  }, schema);
}

const chosen = (part: Part | undefined): Part | undefined =>
  part?.anyOf?.find((option) => option.items ?? option.properties) ?? part;

/** Field names that are allowed at a path, and those of them that have to be there. */
export const fieldsAt = (path: Path): string[] => Object.keys(chosen(partAt(path))?.properties ?? {});
export const requiredAt = (path: Path): string[] => chosen(partAt(path))?.required ?? [];

export const isDateAt = (path: Path): boolean => partAt(path)?.format === 'date';

/** Whether the field may be left out. */
export const isOptionalAt = (path: Path): boolean => {
  const name = path.at(-1);
  const owner = path.slice(0, -1);
  return typeof name === 'string' && fieldsAt(owner).includes(name) && !requiredAt(owner).includes(name);
};
