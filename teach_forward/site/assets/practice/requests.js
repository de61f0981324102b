"use strict";var practiceTool=(()=>{var{big,button,h,newId,field,saveDocument,find,only,put,value,start,date,label,shown,today,buttons,
fields,list,nameOf,next,ofSystem}=globalThis.practice;var REQUESTS="requests",BLANK=/(\[[^[\]]+\])/,onPage2=id=>{let heading=document.
getElementById(`letter-${id}`),node=heading?.nextElementSibling;for(;node&&node.tagName!=="BLOCKQUOTE"&&node.tagName!==heading?.
tagName;)node=node.nextElementSibling;return heading&&node?.tagName==="BLOCKQUOTE"?{title:heading.firstChild?.textContent?.
trim()??"",text:node}:void 0},inMonths=months=>{let day=new Date(`${today()}T12:00:00Z`),date2=day.getUTCDate();return day.
setUTCMonth(day.getUTCMonth()+months),day.getUTCDate()!==date2&&day.setUTCDate(0),day.toISOString().slice(0,10)},knownFor=(app,id,blank)=>{
if(blank==="today")return date(app.page,today());let place=app.page.forms[REQUESTS].blanks[blank];if(!place)return"";let[
kind,field2]=place.split("."),found=(kind===REQUESTS?find(app.folder,kind,id):find(app.folder,kind,app.system??""))?.fields[field2];
return found?.v?date(app.page,shown(app.page,kind,field2,found)):""},request=id=>app=>{app.current[REQUESTS]=id;let letter=value(
find(app.folder,REQUESTS,id),"letter");return h("div",{},h("h3",{},nameOf(app,REQUESTS,id)),fields(app,REQUESTS,id,app.page.
forms[REQUESTS].answers),buttons(next(app.say("requests_write_letter"),()=>{let chosen=value(find(app.folder,REQUESTS,id),
"letter")||letter;return app.go(onPage2(chosen)?write(id,chosen):choose(id))}),big(app.say("back"),()=>app.go(app.start))))},
choose=id=>app=>{let ids=app.page.forms[REQUESTS].answers.find(each=>each.id==="letter")?.choices??[];return h("div",{},
h("h3",{},app.say("requests_choose_letter")),h("ul",{class:"practice-list"},...ids.map(([letter])=>h("li",{},button(onPage2(
letter)?.title??letter,async()=>{await app.change((folder,by)=>put(folder,by,REQUESTS,id,"letter",{c:letter})),await app.
go(write(id,letter))},{class:"practice-open"})))))},write=(id,letter)=>app=>{let found=onPage2(letter);if(!found)return choose(
id)(app);let preview=found.text.cloneNode(true),marked=[...preview.querySelectorAll("[data-blank]")];for(let span of marked)
repeat(preview,span);let spans=[...preview.querySelectorAll("[data-blank]")],names=new Map(spans.map(span=>[span.dataset.
blank??"",span.textContent?.slice(1,-1)??""])),values=new Map([...names.keys()].map(blank=>[blank,knownFor(app,id,blank)])),
open=h("p",{class:"practice-help"}),show=()=>{for(let span of spans){let blank=span.dataset.blank??"";span.textContent=values.
get(blank)||`[${names.get(blank)}]`,span.classList.toggle("practice-blank",!values.get(blank))}let left=[...names].filter(
([blank])=>!values.get(blank)).map(([,name])=>name);open.textContent=left.length?app.say("requests_letter_open",{list:left.
join(" · ")}):""},inputs=[...names].map(([blank,name])=>{let at=newId(),input=h("input",{type:"text",dir:"auto",id:at,maxlength:300,
autocomplete:"off","data-only-here":true,value:values.get(blank)??""});return input.addEventListener("input",()=>(values.
set(blank,input.value.trim()),show())),h("div",{class:"practice-field"},h("label",{for:at,class:"practice-name"},name),input)});
return show(),h("div",{class:"practice-letter"},h("h3",{},found.title),h("p",{class:"practice-help"},app.say("requests_l\
etter_kept")),...inputs,h("div",{class:"practice-dossier"},preview),open,buttons(next(app.say("letter_docx"),()=>save(found.
title,preview)),big(app.say("print"),()=>print()),big(app.say("requests_letter_sent"),()=>sent(app,id)),big(app.say("bac\
k"),()=>app.go(request(id)))))},repeat=(letter,span)=>{let text=span.textContent??"",walker=document.createTreeWalker(letter,
NodeFilter.SHOW_TEXT);for(let node=walker.nextNode();node;node=walker.nextNode()){let at=node.parentElement?.closest("[d\
ata-blank]")?-1:(node.textContent??"").indexOf(text);if(at<0||!(node instanceof Text))continue;let found=node.splitText(
at);found.splitText(text.length);let twin=h("span",{"data-blank":span.dataset.blank});found.replaceWith(twin),twin.append(
found),walker.currentNode=found}},sent=async(app,id)=>{let item=find(app.folder,REQUESTS,id),months=value(item,"law")===
"eu"?app.page.forms[REQUESTS].months?.[value(item,"line")]:void 0;await app.change((folder,by)=>{put(folder,by,REQUESTS,
id,"sent",{v:today()}),put(folder,by,REQUESTS,id,"state",{c:"sent"}),months&&!value(item,"due")&&put(folder,by,REQUESTS,
id,"due",{v:inMonths(months)})}),app.announce(app.say("noted")),await app.go(request(id))},runs=(node,bold=false)=>[...node.
childNodes].flatMap(child=>child instanceof Element?runs(child,bold||child.tagName==="STRONG"):(child.textContent??"").replace(
/[ \t\n]+/g," ").split(BLANK).filter(Boolean).map(text=>({text,...bold?{bold}:{},...BLANK.test(text)?{open:true}:{}}))),
save=async(title,preview)=>{let lang=document.querySelector("article")?.lang||document.documentElement.lang,blocks=[...preview.
children].flatMap(each=>each.tagName==="OL"?[...each.children].map((item,index)=>({kind:"paragraph",text:[{text:`${index+
1}. `},...runs(item)]})):[{kind:"paragraph",text:runs(each)}]),rtl=getComputedStyle(preview).direction==="rtl";await saveDocument(
title.replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu,"-").slice(0,40),{title,lang,rtl,blocks})},tool=()=>ofSystem(list(REQUESTS,
request));return{tool}})();
