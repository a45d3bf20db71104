import { skillMarkdown } from '../exports/skill.ts';
import { published } from '../site/data.ts';

export const GET = () => new Response(skillMarkdown(published));
