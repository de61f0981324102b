/** Text for XML files. */

const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/**
 * The text without the characters that XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets), and escaped for an
 * element or an attribute in double quotes. A break of a line is one `\n`.
 * @param {string} text
 */
export const xml = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark]);

/** @param {string} content of the root element and its name */
export const xmlFile = (content) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;

/**
 * A file of relationships of an Office package, whose ids are rId1, rId2, ...
 * @param {[type: string, target: string][]} targets type: the last part of its address
 */
export const relationships = (targets) =>
  xmlFile(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        ([type, target], index) =>
          `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/${
            type === "core-properties" ? "package/2006/relationships/metadata" : "officeDocument/2006/relationships"
          }/${type}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`,
  );

/**
 * The list of what the files of an Office package are.
 * @param {Record<string, string>} parts a path, and the middle of its type ("wordprocessingml.document.main")
 */
export const contentTypes = (parts) =>
  xmlFile(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
      Object.entries(parts)
        .map(
          ([path, type]) =>
            `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
        )
        .join("") +
      "</Types>",
  );

/**
 * The title and the language of an Office file; nobody's name and no date.
 * @param {string} title
 * @param {string} lang
 */
export const properties = (title, lang) =>
  xmlFile(
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title>` +
      `<dc:language>${xml(lang)}</dc:language></cp:coreProperties>`,
  );
