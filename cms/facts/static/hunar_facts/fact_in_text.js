/* A fact in Wagtail's rich text editor: chosen in a dialog, shown as one piece, never typed into. */
(function () {
  const { createElement } = window.React;
  const { Modifier, EditorState } = window.DraftJS;

  class FactSource extends window.draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.factChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(fact) {
      return { key: fact.key, name: fact.string };
    }

    onChosen(fact) {
      const { editorState, entityType, onComplete } = this.props;
      const content = editorState.getCurrentContent().createEntity(entityType.type, 'IMMUTABLE', this.filterEntityData(fact));
      const words = Modifier.replaceText(content, editorState.getSelection(), fact.label, null, content.getLastCreatedEntityKey());
      this.workflow.close();
      onComplete(EditorState.push(editorState, words, 'insert-characters'));
    }
  }

  const Fact = ({ children, contentState, entityKey }) =>
    createElement('span', { title: contentState.getEntity(entityKey).getData().name, className: 'hunar-facts-in-text' }, children);

  window.draftail.registerPlugin({ type: 'HUNAR-FACT', source: FactSource, decorator: Fact }, 'entityTypes');
})();
