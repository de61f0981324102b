"use strict";var practiceTool=(()=>{var{button,h,own,add,items,only,buttons,fields,list,next,ofSystem,part}=globalThis.practice;var sheet=kind=>app=>{
let form=app.page.forms[kind],item=only(app.folder,kind,form.of?app.system:void 0);if(item)return app.current[kind]=item.
id,h("div",{},h("h3",{},own(app,kind,form.tables[0].heading)),fields(app,kind,item.id,form.answers));let begun=async()=>{
await app.change(folder=>{add(folder,kind,form.of?{of:app.system}:{},kind)}),await app.go(app.screen)};return h("div",{},
h("h3",{},own(app,kind,form.tables[0].heading)),h("p",{},app.say("nothing_yet")),buttons(next(app.say("begin"),begun)))},
eachRow=kind=>app=>{let form=app.page.forms[kind],rows=form.tables.filter(table=>table.fields.some(Boolean)).flatMap(table=>table.
rows),open=async row=>{let of=form.of?app.system:void 0,id=only(app.folder,kind,of,row)?.id??"";id||await app.change(folder=>{
id=add(folder,kind,{...of&&{of},row})}),await app.go(part(kind,id,0))};return h("div",{},h("h3",{},own(app,kind,form.tables[0].
heading)),h("p",{},app.say("choose")),h("ul",{class:"practice-list"},...rows.map(row=>h("li",{},button(row.cells.slice(0,
2).join(" "),()=>open(row.id),{class:"practice-open",...form.text})))))},records=(form,kind)=>{let first=form.items==="s\
heet"?sheet(kind):form.items==="each"?eachRow(kind):list(kind,id=>part(kind,id,0));return form.of?ofSystem(first):first},
tool=page=>{let screens=Object.entries(page.forms).flatMap(([kind,form])=>form.parts?records(form,kind):[]);return app=>h(
"div",{},...screens.map(screen=>screen(app)))};return{tool}})();
