/** A part that stands still: it is drawn anew where something it shows is another, and not with all that is around it. */
import { Component, type ComponentType } from 'preact';

/**
 * @param shownOf what of its properties can be seen, each told by `===`; what is done with it goes by what was given last
 *   as it was drawn
 */
export function still<Props extends object>(
  Part: ComponentType<Props>,
  shownOf: (props: Props) => readonly unknown[],
): ComponentType<Props> {
  return class Still extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const before = shownOf(this.props as Props);
      return shownOf(next).some((part, index) => !Object.is(part, before[index]));
    }

    override render(props: Props) {
      return <Part {...props} />;
    }
  };
}
