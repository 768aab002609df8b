// Starts what spares the reload; without it, every form and link of the page works as it is.
import * as composer from "./composer.js";
import { scroll } from "./conversation.js";
import { openDialog } from "./dialog.js";
import * as send from "./send.js";
import { onSwap, start } from "./swap.js";
import * as wire from "./wire.js";

document.body.classList.add("scripted");
onSwap(openDialog);
onSwap(scroll);
composer.listen();
send.listen();
wire.listen();
start();
