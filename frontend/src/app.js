// Everything the browser runs. Each module does one job and finds its elements by data- attributes.
import "htmx.org/dist/htmx.min.js";
import { followRows } from "./js/rows.js";
import { answerKeys } from "./js/keys.js";
import { openDialogs } from "./js/dialogs.js";
import { filterPalette } from "./js/palette.js";
import { foldAnswers } from "./js/reveal.js";
import { hideToasts } from "./js/toast.js";
import { announceSwaps } from "./js/announce.js";
import { catchDrops } from "./js/drop.js";
import { copyTexts } from "./js/copy.js";
import { fillZones } from "./js/zone.js";
import { showOpenTab, switchTabs } from "./js/tabs.js";
import { offerInstall } from "./js/install.js";

followRows();
answerKeys();
openDialogs();
filterPalette();
foldAnswers();
hideToasts();
announceSwaps();
catchDrops();
copyTexts();
fillZones();
switchTabs();
showOpenTab();
offerInstall();
