// Starts what spares the reload; without it, every form and link of the page works as it is.
import * as keys from "./chat/keys.js";
import * as links from "./chat/links.js";
import * as notices from "./chat/notices.js";
import * as panes from "./chat/panes.js";
import * as thread from "./chat/thread.js";
import * as composer from "./composer.js";
import * as conversation from "./conversation.js";
import { openDialog } from "./dialog.js";
import * as fields from "./fields/settle.js";
import * as send from "./send.js";
import { onSwap, start } from "./swap.js";
import * as wire from "./wire.js";

onSwap(openDialog);
onSwap(fields.settle);
onSwap(conversation.settle);
onSwap(composer.settle);
onSwap(notices.settle);
onSwap(panes.settle);
onSwap(thread.settle);
onSwap(wire.settle);
for (const part of [composer, conversation, fields, keys, links, panes, send, thread, wire]) part.listen();
start();
